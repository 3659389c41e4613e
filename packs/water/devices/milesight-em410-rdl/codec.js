// Milesight EM410-RDL radar level sensor. TTN payload formatter API. Field names are the maker's.
// Distances are in mm, signed. FFFD no target, FFFE disabled, FFFF sensor exception: no value then, only the reason.
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

function distance(out, b, i) {
  var raw = u16(b, i);
  if (raw === 0xfffd || raw === 0xffff) out.distance_exception = raw === 0xfffd ? 2 : 3;
  else if (raw !== 0xfffe) out.distance = i16(b, i);
}

var CHANNELS = {
  '0175': put('battery', u8),
  '0367': put('temperature', i16, 10),
  '0482': [2, distance],
  '0500': put('position', u8),
  '06c7': put('radar_signal_rssi', i16, 100),
  // 0 release, 1 threshold, 2 sudden change.
  '8482': [3, function (out, b, i) { distance(out, b, i); out.distance_alarm = b[i + 2]; }],
  '9482': [5, function (out, b, i) {
    distance(out, b, i);
    out.distance_mutation = i16(b, i + 2);
    out.distance_alarm = b[i + 4];
  }],
  // 0 blind zone left, 1 blind zone, 2 no target, 3 sensor exception.
  'b482': [3, function (out, b, i) { distance(out, b, i); out.distance_exception = b[i + 2]; }],
  '20ce': [11, function (out, b, i) {
    var past = { timestamp: u32(b, i), event: b[i + 10] };
    distance(past, b, i + 4);
    if (u16(b, i + 6) < 0xfffe) past.temperature = i16(b, i + 6) / 10;
    if (b[i + 10] & 16) past.distance_mutation = i16(b, i + 8);
    (out.history = out.history || []).push(past);
  }],
  ff06: [9, function (out, b, i) {
    (out.alarm_settings = out.alarm_settings || []).push({
      kind: (b[i] >> 3) & 7,
      condition: ['disable', 'below', 'above', 'between', 'outside', 'mutation'][b[i] & 7] || 'unknown',
      threshold_min: i16(b, i + 1),
      threshold_max: i16(b, i + 3),
      alarm_release_enable: b[i] >> 7
    });
  }],
  ff1b: [5, function (out, b, i) { out.distance_range = { mode: b[i], max: u16(b, i + 3) }; }],
  ff2a: [1, function (out, b, i) { out[b[i] === 1 ? 'radar_blind_calibration' : 'radar_calibration'] = 1; }],
  ff3e: put('tilt_distance_link', u8),
  ff8e: [3, function (out, b, i) { out.report_interval = u16(b, i + 1); }],
  ffab: [3, function (out, b, i) { out.distance_calibration_settings = { enable: b[i], calibration_value: i16(b, i + 1) }; }],
  ffbd: put('time_zone', i16),
  // Channel F8 adds a result byte to what F9 echoes: 0 done, 1 forbidden, 2 invalid.
  f912: put('distance_mode', u8),
  f913: put('blind_detection_enable', u8),
  f914: put('signal_quality', i16),
  f915: put('distance_threshold_sensitive', i16, 10),
  f916: put('peak_sorting', u8),
  f90d: [3, function (out, b, i) { out.retransmit_config = { enable: b[i], retransmit_interval: u16(b, i + 1) }; }],
  f939: put('collection_interval', u16),
  f812: answered(1, 'distance_mode'),
  f813: answered(1, 'blind_detection_enable'),
  f814: answered(2, 'signal_quality'),
  f815: answered(2, 'distance_threshold_sensitive'),
  f816: answered(1, 'peak_sorting'),
  f80d: answered(3, 'retransmit_config'),
  f839: answered(2, 'collection_interval')
};

function answered(bytes, name) {
  return [bytes + 1, function (out, b, i) {
    (out.device_response = out.device_response || []).push({ setting: name, value: hex(b, i, bytes), result: b[i + bytes] });
  }];
}

// Downlink: reporting period, asked in seconds, sent in minutes (1 to 1440).
function encodeDownlink(input) {
  var minutes = Math.round(input.data.report_interval / 60);
  if (!(minutes >= 1 && minutes <= 1440)) return { errors: ['report_interval: 60 to 86400 s'] };
  return { fPort: PORT, bytes: [0xff, 0x8e, 0x00, minutes & 255, minutes >> 8] };
}
