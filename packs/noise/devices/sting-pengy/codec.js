// STING Pengy air and sound sensor. TTN payload formatter API. Field names are the maker's. Big-endian.
// Port 3 (version 2.0): humidity and temperature 0.1, pressure hPa, three particle counts 0.1, noise 0.01 dB.
// Port 2 (version 1.5): the same order with two particle counts, then three gases before the noise.
// Port 1 (version 1.0) has no sound and is not read.
var LENGTHS = { 2: 18, 3: 14 };

function u16(b, i) { return b[i] * 256 + b[i + 1]; }
function i16(b, i) { var v = u16(b, i); return v > 32767 ? v - 65536 : v; }

function decodeUplink(input) {
  var b = input.bytes;
  var length = LENGTHS[input.fPort];
  if (length === undefined) return { errors: ['port ' + input.fPort + ': frames with sound come on ports 2 and 3'] };
  if (b.length !== length) return { errors: [b.length + ' bytes: ' + length + ' expected'] };
  var old = input.fPort === 2;
  var pressure = old ? 8 : 4;
  return {
    data: {
      Humidity: u16(b, 0) / 10,
      Temperature: i16(b, 2) / 10,
      Pressure: u16(b, pressure),
      Noise: u16(b, old ? 16 : 12) / 100,
      Version: old ? '1.5' : '2.0'
    }
  };
}
