// Keller ADT1 and ARC1 with a 36 XiW level probe (connection type 3). TTN payload formatter API. Names are the maker's.
var CONNECTION = 3;
// bit of the channel mask → name; pressures in bar, temperatures in °C
var CHANNELS = ['Pd', 'P1', 'P2', 'T', 'TOB1', 'TOB2', 'PBaro', 'TBaro'];

function float32(b, at) {
  var sign = b[at] & 128 ? -1 : 1;
  var exponent = ((b[at] & 127) << 1) | (b[at + 1] >> 7);
  var fraction = ((b[at + 1] & 127) << 16) | (b[at + 2] << 8) | b[at + 3];
  if (exponent === 255) return undefined;
  if (exponent === 0) return sign * fraction * Math.pow(2, -149);
  return sign * (1 + fraction / 8388608) * Math.pow(2, exponent - 127);
}

function measures(b) {
  if (b.length < 4) return { errors: ['truncated: ' + b.length + ' bytes'] };
  if (b[0] !== 1) return { errors: ['function ' + b[0] + ', not 1 (measures)'] };
  if (b[1] !== CONNECTION) return { errors: ['connection type ' + b[1] + ', not ' + CONNECTION] };
  if (b[2] !== 0) return { errors: ['unknown channel in mask'] };
  var out = {};
  var at = 4;
  for (var i = 0; i < CHANNELS.length; i++) {
    if (!(b[3] & (1 << i))) continue;
    if (at + 4 > b.length) return { errors: ['truncated at byte ' + at] };
    var value = float32(b, at);
    // the probe writes infinities and not-a-number for a channel that is out of range or broken
    if (value !== undefined) out[CHANNELS[i]] = value;
    at += 4;
  }
  if (at !== b.length) return { errors: [b.length - at + ' bytes too many'] };
  return { data: out };
}

function information(b) {
  if (b[0] !== 12) return { errors: ['function ' + b[0] + ', not 12 (information)'] };
  if (b.length !== 20) return { errors: [b.length + ' bytes, not 20'] };
  var voltage = float32(b, 14);
  if (voltage === undefined) return { errors: ['battery voltage cannot be read'] };
  return {
    data: {
      battery_voltage: voltage,
      battery_capacity_percentage: b[18],
      humidity_percentage: b[19]
    }
  };
}

function decodeUplink(input) {
  if (input.fPort === 1) return measures(input.bytes);
  if (input.fPort === 4) return information(input.bytes);
  return { errors: ['port ' + input.fPort + ': measures come on 1, information on 4'] };
}
