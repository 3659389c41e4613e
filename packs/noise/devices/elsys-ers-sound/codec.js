// ELSYS ERS Sound indoor climate and sound sensor. TTN payload formatter API. Field names are the maker's.
// A frame is a chain of (type, value), big-endian. All types of the maker's "Sensor payload" document are read,
// since the ERS family shares one frame. Port 5 by default; 1 and 85 are met as well; 6 carries settings.
var PORTS = [5, 1, 85];

function u8(b, i) { return b[i]; }
function i8(b, i) { return b[i] > 127 ? b[i] - 256 : b[i]; }
function u16(b, i) { return b[i] * 256 + b[i + 1]; }
function i16(b, i) { var v = u16(b, i); return v > 32767 ? v - 65536 : v; }
function u32(b, i) { return u16(b, i) * 65536 + u16(b, i + 2); }
function i32(b, i) { var v = u32(b, i); return v > 2147483647 ? v - 4294967296 : v; }
u8.bytes = 1;
u16.bytes = i16.bytes = 2;
u32.bytes = i32.bytes = 4;
// Degrees × 10000, 24 bits, little-endian.
function coordinate(b, i) {
  var v = b[i] + b[i + 1] * 256 + b[i + 2] * 65536;
  return (v > 8388607 ? v - 16777216 : v) / 10000;
}
function put(name, read, divisor) {
  return [read.bytes, function (out, b, i) { out[name] = read(b, i) / (divisor || 1); }];
}

var TYPES = {
  0x01: put('temperature', i16, 10),
  0x02: put('humidity', u8),
  0x03: [3, function (out, b, i) { out.x = i8(b, i); out.y = i8(b, i + 1); out.z = i8(b, i + 2); }],
  0x04: put('light', u16),
  0x05: put('motion', u8),
  0x06: put('co2', u16),
  0x07: put('vdd', u16),
  0x08: put('analog1', u16),
  0x09: [6, function (out, b, i) { out.lat = coordinate(b, i); out.long = coordinate(b, i + 3); }],
  0x0a: put('pulse1', u16),
  0x0b: put('pulseAbs1', u32),
  0x0c: put('externalTemperature', i16, 10),
  0x0d: put('digital', u8),
  0x0e: put('distance', u16),
  0x0f: put('accMotion', u8),
  0x10: [4, function (out, b, i) { out.irInternalTemperature = i16(b, i) / 10; out.irExternalTemperature = i16(b, i + 2) / 10; }],
  0x11: put('occupancy', u8),
  0x12: put('waterleak', u8),
  0x13: [65, function (out, b, i) {
    // Reference temperature, then 64 pixels as offsets of 0.1 °C.
    out.grideye = [];
    for (var p = 0; p < 64; p++) out.grideye.push(b[i] + b[i + 1 + p] / 10);
  }],
  0x14: put('pressure', i32, 1000),
  0x15: [2, function (out, b, i) { out.soundPeak = b[i]; out.soundAvg = b[i + 1]; }],
  0x16: put('pulse2', u16),
  0x17: put('pulseAbs2', u32),
  0x18: put('analog2', u16),
  0x19: put('externalTemperature2', i16, 10),
  0x1a: put('digital2', u8),
  0x1b: put('analogUv', i32),
  0x1c: put('tvoc', u16)
};

function decodeUplink(input) {
  var b = input.bytes;
  if (PORTS.indexOf(input.fPort) < 0) return { errors: ['port ' + input.fPort + ': this device sends on port 5'] };
  if (b.length === 0) return { errors: ['empty frame'] };
  var out = {};
  for (var i = 0; i < b.length; ) {
    var type = TYPES[b[i]];
    if (!type && i === 0) return { errors: ['unknown type ' + b[0]] };
    // What follows an unknown type cannot be read: its length is not known. What came before stands.
    if (!type) return { data: out, warnings: ['unknown type ' + b[i] + ' at byte ' + i] };
    if (i + 1 + type[0] > b.length) return { errors: ['truncated at byte ' + i] };
    type[1](out, b, i + 1);
    i += 1 + type[0];
  }
  return { data: out };
}
