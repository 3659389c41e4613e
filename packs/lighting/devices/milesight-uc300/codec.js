// Milesight UC300 controller, in a lighting cabinet: contacts, outputs, and its meter on RS-485 (Modbus channels).
// TTN payload formatter API. Field names are the maker's; inputs and outputs are 0 open, 1 closed.
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

// IEEE 754, half and single precision, rounded to the hundredth as the maker does.
function real(bits, exponentBits, fractionBits) {
  var scale = Math.pow(2, fractionBits);
  var fraction = bits % scale;
  var exponent = Math.floor(bits / scale) % Math.pow(2, exponentBits);
  var bias = Math.pow(2, exponentBits - 1) - 1;
  var sign = bits >= scale * Math.pow(2, exponentBits) ? -1 : 1;
  var size = exponent === 0 ? (fraction / scale) * Math.pow(2, 1 - bias) : (1 + fraction / scale) * Math.pow(2, exponent - bias);
  return Number((sign * size).toFixed(2));
}
function half(b, i) { return real(u16(b, i), 5, 10); }
function single(b, i) { return real(u32(b, i), 8, 23); }
function statistics(name) {
  return [8, function (out, b, i) {
    out[name] = half(b, i);
    out[name + '_max'] = half(b, i + 2);
    out[name + '_min'] = half(b, i + 4);
    out[name + '_avg'] = half(b, i + 6);
  }];
}

// Modbus value types: bytes in a frame, and how to read them; bit 7 of the type says signed.
function pick(signed, unsigned) { return function (b, i, sign) { return sign ? signed(b, i) : unsigned(b, i); }; }
function highWord(b, i, sign) { return sign ? i16(b, i + 2) : u16(b, i + 2); }
var MODBUS = [
  [1, function (b, i) { return u8(b, i); }],
  [1, pick(i8, u8)],
  [2, pick(i16, u16)],
  [2, pick(i16, u16)],
  [4, pick(i32, u32)],
  [4, function (b, i) { return single(b, i); }],
  [4, pick(i32, u32)],
  [4, function (b, i) { return single(b, i); }],
  [4, pick(i16, u16)],
  [4, highWord],
  [4, pick(i16, u16)],
  [4, highWord]
];

var CHANNELS = {
  // Channel (1), size (1), type (1), value.
  ff19: [function (b, i) { var type = MODBUS[b[i + 2] & 127]; return 3 + (type ? type[0] : 0); }, function (out, b, i) {
    var type = MODBUS[b[i + 2] & 127];
    if (type) out['modbus_chn_' + (b[i] + 1)] = type[1](b, i + 3, b[i + 2] >> 7);
  }],
  ff15: [1, function (out, b, i) { out['modbus_chn_' + (b[i] + 1) + '_alarm'] = 1; }],
  // Time (4), mask (2): 4 inputs, 2 outputs, 2 PT100, 2 currents, 2 voltages, text.
  '20dc': [function (b, i) {
    var mask = u16(b, i + 4);
    var size = 6;
    for (var c = 0; c < 13; c++) if (mask & (1 << c)) size += PAST_SIZES[c];
    return size;
  }, function (out, b, i) {
    var past = { timestamp: u32(b, i) };
    var at = i + 6;
    for (var c = 0; c < 13; c++) {
      if (!(u16(b, i + 4) & (1 << c))) continue;
      pastChannel(past, b, { at: at, channel: c });
      at += PAST_SIZES[c];
    }
    (out.channel_history = out.channel_history || []).push(past);
  }],
  // Time (4), mask (4), then type (1) and value (always 4) for each Modbus channel.
  '20dd': [function (b, i) {
    var size = 8;
    for (var m = u32(b, i + 4); m > 0; m = Math.floor(m / 2)) size += (m % 2) * 5;
    return size;
  }, function (out, b, i) {
    var past = { timestamp: u32(b, i) };
    var at = i + 8;
    var mask = u32(b, i + 4);
    for (var c = 1; mask > 0; c++, mask = Math.floor(mask / 2)) {
      if (mask % 2 === 0) continue;
      var type = MODBUS[b[at] & 127];
      if (type) past['modbus_chn_' + c] = type[1](b, at + 1, b[at] >> 7);
      at += 5;
    }
    (out.modbus_history = out.modbus_history || []).push(past);
  }],
  ff91: [5, function (out, b, i) { out.jitter_config = { channel: b[i], milliseconds: u32(b, i + 1) }; }],
  ff93: [6, function (out, b, i) { out['gpio_output_' + b[i] + '_control'] = { status: b[i + 1], duration: u32(b, i + 2) }; }]
};
var PAST_SIZES = [5, 5, 5, 5, 1, 1, 2, 2, 8, 8, 8, 8, 48];

function pastChannel(past, b, place) {
  var c = place.channel;
  var at = place.at;
  if (c < 4) past[(b[at] === 0 ? 'gpio_input_' : 'gpio_counter_') + (c + 1)] = u32(b, at + 1);
  else if (c < 6) past['gpio_output_' + (c - 3)] = b[at];
  else if (c < 8) past['pt100_' + (c - 5)] = half(b, at);
  else if (c < 10) statistics('adc_' + (c - 7))[1](past, b, at);
  else if (c < 12) statistics('adv_' + (c - 9))[1](past, b, at);
  else past.text = hex(b, at, 48);
}
for (var n = 0; n < 4; n++) {
  CHANNELS['0' + (3 + n) + '00'] = put('gpio_input_' + (n + 1), u8);
  CHANNELS['0' + (3 + n) + 'c8'] = put('gpio_counter_' + (n + 1), u32);
}
for (var p = 0; p < 2; p++) {
  CHANNELS['0' + (7 + p) + '01'] = put('gpio_output_' + (p + 1), u8);
  CHANNELS[hex([9 + p], 0, 1) + '67'] = put('pt100_' + (p + 1), i16, 10);
  CHANNELS[hex([9 + p], 0, 1) + 'e2'] = statistics('pt100_' + (p + 1));
  CHANNELS[hex([11 + p], 0, 1) + '02'] = put('adc_' + (p + 1), u32, 100);
  CHANNELS[hex([11 + p], 0, 1) + 'e2'] = statistics('adc_' + (p + 1));
  CHANNELS[hex([13 + p], 0, 1) + '02'] = put('adv_' + (p + 1), u32, 100);
  CHANNELS[hex([13 + p], 0, 1) + 'e2'] = statistics('adv_' + (p + 1));
}

// Downlink: `gpio_output_1` or `gpio_output_2` as 0 or 1; `gpio_output_1_control` as {status, duration in ms}, after which the
// output goes back; or `report_interval` in seconds.
function encodeDownlink(input) {
  var asked = input.data;
  if (asked.report_interval !== undefined) {
    var seconds = asked.report_interval;
    if (!(seconds >= 60 && seconds <= 64800)) return { errors: ['report_interval: 60 to 64800 s'] };
    return { fPort: PORT, bytes: [0xff, 0x03, seconds & 255, seconds >> 8] };
  }
  var bytes = [];
  for (var output = 1; output <= 2; output++) {
    var value = asked['gpio_output_' + output];
    var control = asked['gpio_output_' + output + '_control'];
    if (value === undefined && control === undefined) continue;
    if (control !== undefined) value = control.status;
    if (value !== 0 && value !== 1) return { errors: ['gpio_output_' + output + ': 0 or 1'] };
    if (control === undefined) {
      bytes = bytes.concat([6 + output, value, 0xff]);
      continue;
    }
    var ms = control.duration;
    if (!(ms >= 1 && ms <= 4294967295)) return { errors: ['duration: 1 to 4294967295 ms'] };
    bytes = bytes.concat([0xff, 0x93, output, value, ms & 255, (ms >>> 8) & 255, (ms >>> 16) & 255, ms >>> 24]);
  }
  return bytes.length > 0 ? { fPort: PORT, bytes: bytes } : { errors: ['nothing to switch'] };
}
