// Milesight EM500-SWL submersible level sensor. TTN payload formatter API. Field names are the maker's.
// Depth in cm; FFFF read error, FFFD out of range: no value then, only the reason.
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
// What the device says of itself, and its echo of the settings it was sent (channel FE or FF). Made on demand: a frame
// holds a few channels, and a file is run anew for each frame.
function common(key) {
  switch (key) {
    case 0xff01: return [1, function (out, b, i) { out.ipso_version = 'v' + (b[i] >> 4) + '.' + (b[i] & 15); }];
    case 0xff09: return [2, function (out, b, i) { out.hardware_version = 'v' + b[i].toString(16) + '.' + (b[i + 1] >> 4); }];
    case 0xff0a: return [2, function (out, b, i) { out.firmware_version = 'v' + b[i].toString(16) + '.' + b[i + 1].toString(16); }];
    case 0xffff: return [2, function (out, b, i) { out.tsl_version = 'v' + b[i] + '.' + b[i + 1]; }];
    case 0xff16: return [8, function (out, b, i) { out.sn = hex(b, i, 8); }];
    case 0xff0f: return [1, function (out, b, i) { out.lorawan_class = ['Class A', 'Class B', 'Class C', 'Class CtoB'][b[i]] || 'unknown'; }];
    case 0xfffe: return done('reset_event');
    case 0xff0b: return done('device_status');
    case 0xff02: return put('collection_interval', u16);
    case 0xff03: return put('report_interval', u16);
    case 0xff10: return done('reboot');
    case 0xff11: return put('timestamp', u32);
    case 0xff17: return put('time_zone', i16);
    case 0xff1c: return [2, function (out, b, i) { out.recollection_config = { counts: b[i], interval: b[i + 1] }; }];
    case 0xff27: return done('clear_history');
    case 0xff28: return done('report_status');
    case 0xff35: return [8, function (out, b, i) { out.d2d_key = hex(b, i, 8); }];
    case 0xff3b: return put('time_sync_enable', u8);
    case 0xff4a: return done('sync_time');
    case 0xff68: return put('history_enable', u8);
    case 0xff69: return put('retransmit_enable', u8);
    case 0xff6a: return [3, function (out, b, i) { out[b[i] === 0 ? 'retransmit_interval' : 'resend_interval'] = u16(b, i + 1); }];
    case 0xff84: return put('d2d_enable', u8);
    case 0xff96: return [8, function (out, b, i) { (out.d2d_master_config = out.d2d_master_config || []).push(hex(b, i, 8)); }];
    case 0xfff2: return put('alarm_counts', u16);
    case 0xfff5: return put('alarm_release_enable', u8);
  }
}

function channelAt(b, i) {
  var key = b[i] * 256 + b[i + 1];
  var echo = b[i] === 0xfe ? 0xff00 + b[i + 1] : key;
  return channelOf(key) || channelOf(echo) || common(echo);
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

function depth(out, b, i) {
  var raw = u16(b, i);
  if (raw === 0xffff || raw === 0xfffd) out.depth_error = raw === 0xffff ? 1 : 2;
  else out.depth = raw;
}

function channelOf(key) {
  switch (key) {
    case 0x0175: return put('battery', u8);
    case 0x0377: return [2, depth];
    case 0x20ce: return [6, function (out, b, i) {
      var past = { timestamp: u32(b, i) };
      depth(past, b, i + 4);
      (out.history = out.history || []).push(past);
    }];
    case 0xff06: return [9, function (out, b, i) {
      (out.alarm_settings = out.alarm_settings || []).push({
        kind: (b[i] >> 3) & 7,
        condition: ['disable', 'below', 'above', 'between', 'outside', 'mutation'][b[i] & 7] || 'unknown',
        threshold_min: i16(b, i + 1),
        threshold_max: i16(b, i + 3),
        alarm_release_enable: b[i] >> 7
      });
    }];
    case 0xff1b: return [5, function (out, b, i) {
      out.measuring_equipment = { rate: b[i] & 7, range_max: i16(b, i + 1), range_min: i16(b, i + 3) };
    }];
    case 0xfff1: return [4, function (out, b, i) { out.depth_calibration_settings = { enable: b[i + 1], calibration_value: i16(b, i + 2) }; }];
  }
}

// Downlink: reporting period in seconds, 60 s at least.
function encodeDownlink(input) {
  var seconds = input.data.report_interval;
  if (!(seconds >= 60 && seconds <= 64800)) return { errors: ['report_interval: 60 to 64800 s'] };
  return { fPort: PORT, bytes: [0xff, 0x03, seconds & 255, seconds >> 8] };
}
