// Milesight EM400-MUD ultrasonic and time-of-flight distance sensor (LoRaWAN frames, and the payload part of NB-IoT ones).
// TTN payload formatter API. Field names are the maker's; position and alarms are 0 or 1.
var PORT = 85;

// --- Milesight channels: the same text in every Milesight codec of the packs ---
// A frame is a chain of (channel, type, value); values are little-endian. Each entry: [bytes, reader(out, b, i)].
function u8(b, i) { return b[i]; }
function i8(b, i) { return b[i] > 127 ? b[i] - 256 : b[i]; }
function u16(b, i) { return b[i] + b[i + 1] * 256; }
function i16(b, i) { var v = u16(b, i); return v > 32767 ? v - 65536 : v; }
function u32(b, i) { return u16(b, i) + u16(b, i + 2) * 65536; }
function i32(b, i) { var v = u32(b, i); return v > 2147483647 ? v - 4294967296 : v; }
u8.bytes = i8.bytes = 1;
u16.bytes = i16.bytes = 2;
u32.bytes = i32.bytes = 4;
function hex(b, i, count) {
  var text = '';
  for (var k = 0; k < count; k++) text += ('0' + b[i + k].toString(16)).slice(-2);
  return text;
}
function put(name, read, divisor) {
  return [read.bytes, function (out, b, i) { out[name] = read(b, i) / (divisor || 1); }];
}
function done(name) {
  return [1, function (out) { out[name] = 1; }];
}
// What the device says of itself, and its echo of the settings it was sent (channel FE or FF).
var COMMON = {
  ff01: [1, function (out, b, i) { out.ipso_version = 'v' + (b[i] >> 4) + '.' + (b[i] & 15); }],
  ff09: [2, function (out, b, i) { out.hardware_version = 'v' + b[i].toString(16) + '.' + (b[i + 1] >> 4); }],
  ff0a: [2, function (out, b, i) { out.firmware_version = 'v' + b[i].toString(16) + '.' + b[i + 1].toString(16); }],
  ffff: [2, function (out, b, i) { out.tsl_version = 'v' + b[i] + '.' + b[i + 1]; }],
  ff16: [8, function (out, b, i) { out.sn = hex(b, i, 8); }],
  ff0f: [1, function (out, b, i) { out.lorawan_class = ['Class A', 'Class B', 'Class C', 'Class CtoB'][b[i]] || 'unknown'; }],
  fffe: done('reset_event'),
  ff0b: done('device_status'),
  ff02: put('collection_interval', u16),
  ff03: put('report_interval', u16),
  ff10: done('reboot'),
  ff11: put('timestamp', u32),
  ff17: put('time_zone', i16),
  ff1c: [2, function (out, b, i) { out.recollection_config = { counts: b[i], interval: b[i + 1] }; }],
  ff27: done('clear_history'),
  ff28: done('report_status'),
  ff35: [8, function (out, b, i) { out.d2d_key = hex(b, i, 8); }],
  ff3b: put('time_sync_enable', u8),
  ff4a: done('sync_time'),
  ff68: put('history_enable', u8),
  ff69: put('retransmit_enable', u8),
  ff6a: [3, function (out, b, i) { out[b[i] === 0 ? 'retransmit_interval' : 'resend_interval'] = u16(b, i + 1); }],
  ff84: put('d2d_enable', u8),
  ff96: [8, function (out, b, i) { (out.d2d_master_config = out.d2d_master_config || []).push(hex(b, i, 8)); }],
  fff2: put('alarm_counts', u16),
  fff5: put('alarm_release_enable', u8)
};

function channelAt(b, i) {
  var key = hex(b, i, 2);
  var echo = key.slice(0, 2) === 'fe' ? 'ff' + key.slice(2) : key;
  return CHANNELS[key] || CHANNELS[echo] || COMMON[echo];
}

function decodeUplink(input) {
  var b = input.bytes;
  if (input.fPort !== PORT) return { errors: ['port ' + input.fPort + ': this device sends on port ' + PORT] };
  if (b.length === 0) return { errors: ['empty frame'] };
  var out = {};
  for (var i = 0; i < b.length; ) {
    if (b.length - i < 3) return { errors: ['truncated at byte ' + i] };
    var channel = channelAt(b, i);
    if (!channel && i === 0) return { errors: ['unknown channel ' + hex(b, 0, 2)] };
    // What follows an unknown channel cannot be read: its length is not known. What came before stands.
    if (!channel) return { data: out, warnings: ['unknown channel ' + hex(b, i, 2) + ' at byte ' + i] };
    var size = typeof channel[0] === 'function' ? channel[0](b, i + 2) : channel[0];
    if (i + 2 + size > b.length) return { errors: ['truncated at byte ' + i] };
    channel[1](out, b, i + 2);
    i += 2 + size;
  }
  return { data: out };
}

var CHANNELS = {
  '0175': put('battery', u8),
  '0367': put('temperature', i16, 10),
  '0482': put('distance', u16),
  '0500': put('position', u8),
  // NB-IoT only: degrees × 1e6, then motion (low half) and geofence (high half).
  '0688': [9, function (out, b, i) {
    out.longitude = i32(b, i) / 1000000;
    out.latitude = i32(b, i + 4) / 1000000;
    out.motion_status = b[i + 8] & 15;
    out.geofence_status = b[i + 8] >> 4;
  }],
  '8367': [3, function (out, b, i) { out.temperature = i16(b, i) / 10; out.temperature_alarm = b[i + 2]; }],
  '8482': [3, function (out, b, i) { out.distance = u16(b, i); out.distance_alarm = b[i + 2]; }],
  ff06: [9, function (out, b, i) {
    (out.alarm_settings = out.alarm_settings || []).push({
      kind: (b[i] >> 3) & 7,
      condition: ['disable', 'below', 'above', 'between', 'outside', 'mutation'][b[i] & 7] || 'unknown',
      threshold_min: u16(b, i + 1),
      threshold_max: u16(b, i + 3),
      alarm_release_enable: b[i] >> 7
    });
  }],
  ff13: put('install_height_enable', u8),
  ff3e: put('tilt_linkage_distance_enable', u8),
  ff56: put('tof_detection_enable', u8),
  ff70: put('people_existing_height', u16),
  ff71: put('working_mode', u8),
  ff77: put('install_height', u16)
};

// Downlink: reporting period in seconds, 60 s at least.
function encodeDownlink(input) {
  var seconds = input.data.report_interval;
  if (!(seconds >= 60 && seconds <= 64800)) return { errors: ['report_interval: 60 to 64800 s'] };
  return { fPort: PORT, bytes: [0xff, 0x03, seconds & 255, seconds >> 8] };
}
