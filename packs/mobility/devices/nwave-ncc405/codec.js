// Nwave NCC405 magnetometer counter. TTN payload formatter API. Field names are the maker's.
// Port 1: vehicles since power-up on 16 bits, high byte first. Port 2: health and battery, 4 mV a step above 2.5 V. Port 3: start.
function volts(step) { return Math.round((2.5 + step * 0.004) * 1000) / 1000; }

function decodeUplink(input) {
  var b = input.bytes;
  if (input.fPort === 1 && b.length === 2) {
    return { data: { type: 'counter_update', counter_value: b[0] * 256 + b[1] } };
  }
  if (input.fPort === 2 && b.length === 3) {
    return {
      data: { type: 'heartbeat', hw_health_status: b[0] >> 3, battery_voltage: volts(b[1]), battery_voltage_mean_24h: volts(b[2]) },
    };
  }
  if (input.fPort === 3 && b.length === 4) {
    return { data: { type: 'startup', firmware_version: b[0] + '.' + b[1] + '.' + b[2], reset_cause: b[3] } };
  }
  return { errors: ['port ' + input.fPort + ', ' + b.length + ' bytes: not a frame of this device'] };
}
