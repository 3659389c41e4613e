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

// Modbus value types: [bytes in a frame, how to read them]; bit 7 of the type says signed.
function modbus(type) {
  var sign = type >> 7;
  switch (type & 127) {
    case 0: return [1, u8];
    case 1: return [1, sign ? i8 : u8];
    case 2: case 3: return [2, sign ? i16 : u16];
    case 4: case 6: return [4, sign ? i32 : u32];
    case 5: case 7: return [4, single];
    // A word of a double word: the low one, or the high one.
    case 8: case 10: return [4, sign ? i16 : u16];
    case 9: case 11: return [4, function (b, i) { return sign ? i16(b, i + 2) : u16(b, i + 2); }];
  }
}

function settingOf(key) {
  switch (key) {
    // Channel (1), size (1), type (1), value.
    case 0xff19: return [function (b, i) { var type = modbus(b[i + 2]); return 3 + (type ? type[0] : 0); }, function (out, b, i) {
      var type = modbus(b[i + 2]);
      if (type) out['modbus_chn_' + (b[i] + 1)] = type[1](b, i + 3);
    }];
    case 0xff15: return [1, function (out, b, i) { out['modbus_chn_' + (b[i] + 1) + '_alarm'] = 1; }];
    // Time (4), mask (2): 4 inputs, 2 outputs, 2 PT100, 2 currents, 2 voltages, text.
    case 0x20dc: return [function (b, i) {
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
    }];
    // Time (4), mask (4), then type (1) and value (always 4) for each Modbus channel.
    case 0x20dd: return [function (b, i) {
      var size = 8;
      for (var m = u32(b, i + 4); m > 0; m = Math.floor(m / 2)) size += (m % 2) * 5;
      return size;
    }, function (out, b, i) {
      var past = { timestamp: u32(b, i) };
      var at = i + 8;
      var mask = u32(b, i + 4);
      for (var c = 1; mask > 0; c++, mask = Math.floor(mask / 2)) {
        if (mask % 2 === 0) continue;
        var type = modbus(b[at]);
        if (type) past['modbus_chn_' + c] = type[1](b, at + 1);
        at += 5;
      }
      (out.modbus_history = out.modbus_history || []).push(past);
    }];
    case 0xff91: return [5, function (out, b, i) { out.jitter_config = { channel: b[i], milliseconds: u32(b, i + 1) }; }];
    case 0xff93: return [6, function (out, b, i) { out['gpio_output_' + b[i] + '_control'] = { status: b[i + 1], duration: u32(b, i + 2) }; }];
  }
}
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
// Measures: channels 3 to 6 inputs, 7 and 8 outputs, then by pairs PT100, currents and voltages.
function channelOf(key) {
  var channel = key >> 8;
  var type = key & 255;
  if (channel < 3 || channel > 14) return settingOf(key);
  if (channel < 7) return inputOf(channel - 2, type);
  if (channel < 9) return type === 0x01 ? put('gpio_output_' + (channel - 6), u8) : undefined;
  var name = ['pt100_', 'adc_', 'adv_'][(channel - 9) >> 1] + (((channel - 9) & 1) + 1);
  if (type === 0xe2) return statistics(name);
  if (channel < 11) return type === 0x67 ? put(name, i16, 10) : undefined;
  return type === 0x02 ? put(name, u32, 100) : undefined;
}
function inputOf(input, type) {
  if (type === 0x00) return put('gpio_input_' + input, u8);
  return type === 0xc8 ? put('gpio_counter_' + input, u32) : undefined;
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
