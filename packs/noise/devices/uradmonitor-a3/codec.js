// uRADMonitor A3, LoRaWAN uplink. TTN payload formatter API. Field names are the maker's. Big-endian.
// id 4, hardware 1, firmware 1, uptime 4 (s), temperature 2 (0.01 °C), pressure 2 (Pa − 65535), humidity 1 (0.5 %),
// gas resistance 3 (Ω), sound 1 (0.5 dB), CO2 2, CH2O 2, O3 2, PM1 2, PM2.5 2, PM10 2, check byte 1.
var LENGTH = 32;
// First byte of the identifier: the model.
var MODEL = 0x82;

function u16(b, i) { return b[i] * 256 + b[i + 1]; }
function i16(b, i) { var v = u16(b, i); return v > 32767 ? v - 65536 : v; }

function decodeUplink(input) {
  var b = input.bytes;
  if (input.fPort !== 1) return { errors: ['port ' + input.fPort + ': this device sends on port 1'] };
  if (b.length !== LENGTH) return { errors: [b.length + ' bytes: ' + LENGTH + ' expected'] };
  if (b[0] !== MODEL) return { errors: ['model ' + b[0] + ': not an A3'] };
  return {
    data: {
      model: 'A3',
      hardware_version: 'HW' + b[4],
      firmware_version: b[5],
      temperature: i16(b, 10) / 100,
      pressure: u16(b, 12) + 65535,
      humidity: b[14] / 2,
      gas_resistance: b[15] * 65536 + u16(b, 16),
      sound: b[18] / 2,
      co2: u16(b, 19),
      ch20: u16(b, 21),
      o3: u16(b, 23),
      pm1: u16(b, 25),
      pm2_5: u16(b, 27),
      pm10: u16(b, 29)
    }
  };
}
