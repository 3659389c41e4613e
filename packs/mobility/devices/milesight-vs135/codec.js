// Milesight VS135 passage counter (time of flight, no image). TTN payload formatter API. Field names are the maker's.
// Four lines and four regions, for everybody and, from channel 11 on, for children alone.
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

function settingOf(key) {
  switch (key) {
    case 0xff1f: return [4, function (out, b, i) { out.firmware_version = 'v' + b[i] + '.' + b[i + 1] + '.' + b[i + 2] + '.' + b[i + 3]; }];
    case 0xff04: return put('confirm_mode_enable', u8);
    case 0xff40: return put('adr_enable', u8);
    case 0xff42: return put('wifi_enable', u8);
    case 0xff43: return put('periodic_report_enable', u8);
    case 0xff44: return put('trigger_report_enable', u8);
    case 0xff51: return done('clear_total_count');
    case 0xff6d: return done('stop_transmit');
    case 0x50fc: return [3, function (out, b, i) {
      out[(b[i + 1] === 0 ? 'master' : 'node_' + b[i + 1]) + '_occlusion_alarm'] = b[i + 2];
    }];
    // Time (4), channel (1), then what the channel holds; a mean or a longest stay is sent alone.
    case 0x20ce: return [pastSize, function (out, b, i) {
      var past = { timestamp: u32(b, i) };
      pastReader(b[i + 4])(past, b, i + 5);
      (out.history = out.history || []).push(past);
    }];
    case 0xf884: return answered(3, 'sync_time_from_gateway_config');
    case 0xf885: return answered(2, 'rejoin_config');
    case 0xf886: return answered(1, 'data_rate');
    case 0xf887: return answered(1, 'tx_power_level');
    case 0xf888: return answered(2, 'log_config');
    case 0xf984: return echoed(3, 'sync_time_from_gateway_config');
    case 0xf985: return echoed(2, 'rejoin_config');
    case 0xf986: return echoed(1, 'data_rate');
    case 0xf987: return echoed(1, 'tx_power_level');
    case 0xf988: return echoed(2, 'log_config');
  }
}

function answered(bytes, name) {
  return [bytes + 1, function (out, b, i) {
    (out.device_response = out.device_response || []).push({ setting: name, value: hex(b, i, bytes), result: b[i + bytes] });
  }];
}
function echoed(bytes, name) {
  return [bytes, function (out, b, i) { out[name] = hex(b, i, bytes); }];
}
function pastSize(b, i) { return isStay(b[i + 4]) ? 8 : 9; }
// Lines 1 to 4, then their children: totals in and out, then both of the period.
function lineReader(number) {
  var child = number >= 0x11;
  var place = number - (child ? 0x11 : 0x03);
  if (place < 0 || place >= 12) return undefined;
  var name = 'line_' + (Math.floor(place / 3) + 1) + (child ? '_child_' : '_');
  if (place % 3 === 0) return [0xd2, 4, function (out, b, i) { out[name + 'total_in'] = u32(b, i); }];
  if (place % 3 === 1) return [0xd2, 4, function (out, b, i) { out[name + 'total_out'] = u32(b, i); }];
  return [0xcc, 4, function (out, b, i) {
    out[name + 'period_in'] = u16(b, i);
    out[name + 'period_out'] = u16(b, i + 2);
  }];
}
function regionCounts(child) {
  return [0xe3, 4, function (out, b, i) {
    for (var r = 0; r < 4; r++) out['region_' + (r + 1) + child + '_count'] = b[i + r];
  }];
}
function regionStays(child) {
  return [0xe4, 5, function (out, b, i) {
    out['region_' + b[i] + child + '_avg_dwell'] = u16(b, i + 1);
    out['region_' + b[i] + child + '_max_dwell'] = u16(b, i + 3);
  }];
}
// What a channel number tells of: [type of its frames, bytes, reader].
function countOf(number) {
  switch (number) {
    case 0x0f: return regionCounts('');
    case 0x10: return regionStays('');
    case 0x1d: return regionCounts('_child');
    case 0x1e: return regionStays('_child');
  }
  return lineReader(number);
}
function channelOf(key) {
  var count = countOf(key >> 8);
  return count && count[0] === (key & 255) ? count.slice(1) : settingOf(key);
}
// A mean (the channel's number) or a longest stay (twice that number) is kept alone.
function pastStay(number) {
  var child = number === 0x1e || number === 0x3c ? '_child' : '';
  var what = number === 0x10 || number === 0x1e ? '_avg_dwell' : '_max_dwell';
  return function (past, b, i) { past['region_' + b[i] + child + what] = u16(b, i + 1); };
}
function isStay(number) { return [0x10, 0x20, 0x1e, 0x3c].indexOf(number) >= 0; }
function pastReader(number) {
  if (isStay(number)) return pastStay(number);
  var count = countOf(number);
  return count ? count[2] : function () {};
}

// Downlink: reporting period in seconds, 60 s at least.
function encodeDownlink(input) {
  var seconds = input.data.report_interval;
  if (!(seconds >= 60 && seconds <= 64800)) return { errors: ['report_interval: 60 to 64800 s'] };
  return { fPort: PORT, bytes: [0xff, 0x03, seconds & 255, seconds >> 8] };
}
