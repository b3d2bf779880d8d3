-- What check, order and status have in common: a message file becomes a stream of requests, every reply is looked
-- at, and one line of JSON tells how it went. After wrk's `--` come
--   1. the first serial number that was never sent to this server,
--   2. how many threads there are,
--   3. how many orders the store knows, those with the serials from 0 on,
--   4. for how many milliseconds a connection rests before each request; 0 for not at all.

local folder = debug.getinfo(1, "S").source:match("^@(.*/)")

-- Any two of these letters end a Dutch postcode (SA, SD and SS are never issued).
local LETTERS = "ABEGHJKLNPRTVWXZ"
-- Asking for every 7919th order visits all of them, for the prime divides no round number, and rests nowhere.
local STRIDE = 7919

local known_orders

local function letter(number)
  local index = math.floor(number) % #LETTERS + 1
  return LETTERS:sub(index, index)
end

-- Everything that must differ is made from a serial number: a second check of one person would end at the velocity
-- rule, a second order with one number at error 403. Each is of a fixed width up to serial 99,999,999, so that one
-- Content-Length holds for all requests of a call.
local fillers = {
  ORDERNUMBER = function(serial) return string.format("B%08d", serial) end,
  KNOWNORDER = function(serial) return string.format("B%08d", serial * STRIDE % known_orders) end,
  PHONENUMBER = function(serial) return string.format("06%08d", serial) end,
  EMAIL = function(serial) return string.format("koper.%08d@example.nl", serial) end,
  POSTALCODE = function(serial)
    return (1000 + serial % 9000) .. letter(serial / 9000) .. letter(serial / 9000 / #LETTERS)
  end,
  -- Once all postcodes are used up, the next house of each street orders.
  HOUSENUMBER = function(serial) return 100 + math.floor(serial / 9000 / #LETTERS / #LETTERS) end,
  IP = function(serial)
    local last, third, second = serial % 150, math.floor(serial / 150) % 150, math.floor(serial / 22500) % 150
    return string.format("%d.%d.%d.%d", 60 + math.floor(serial / 3375000), 100 + second, 100 + third, 100 + last)
  end,
}

-- Turns the {NAMES} of a message into %s, and lists what fills them, in their order.
local function compile(message)
  local order = {}
  local pattern = message:gsub("%%", "%%%%"):gsub("{(%u+)}", function(name)
    order[#order + 1] = assert(fillers[name], name)
    return "%s"
  end)
  return pattern, order
end

local threads = {}

function setup(thread)
  thread:set("thread_index", #threads)
  threads[#threads + 1] = thread
end

-- call: the last part of the path and the name of the message; expected: a pattern that every good reply matches.
function drive(call, expected)
  local pattern, order, head, stride
  local filled = {}

  local function body()
    for index = 1, #order do filled[index] = order[index](serial) end
    return string.format(pattern, unpack(filled))
  end

  function init(arguments)
    local file = assert(io.open(folder .. "../messages/" .. call .. ".xml", "rb"))
    pattern, order = compile(file:read("*a"))
    file:close()
    -- The threads take the serials by turns.
    stride, known_orders = tonumber(arguments[2]), tonumber(arguments[3])
    serial = tonumber(arguments[1]) + thread_index
    head = string.format(
      "POST /v1/client/%s HTTP/1.1\r\nHost: %s\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n",
      call, wrk.headers["Host"], #body())
    serial = serial - stride
    local rest = tonumber(arguments[4])
    -- wrk asks for it when there is one.
    if rest > 0 then delay = function() return rest end end
  end

  function request()
    serial = serial + stride
    return head .. body()
  end

  -- Globals, as is `serial`: `done` runs elsewhere and fetches them from each thread.
  unexpected, example = 0, ""

  function response(_, _, reply)
    if reply:find(expected) then return end
    unexpected, example = unexpected + 1, reply
  end
end

function done(summary, latency)
  local unexpected, example, last_serial = 0, "", 0
  for _, thread in ipairs(threads) do
    unexpected = unexpected + thread:get("unexpected")
    last_serial = math.max(last_serial, thread:get("serial"))
    if #example == 0 then example = thread:get("example") end
  end
  local errors = summary.errors
  print(string.format(
    '{"requests": %d, "duration": %.3f, "socket_errors": %d, "not_2xx": %d, "unexpected": %d, "last_serial": %d,'
      .. ' "p50": %.3f, "p99": %.3f, "p999": %.3f, "example": "%s"}',
    summary.requests, summary.duration / 1e6, errors.connect + errors.read + errors.write + errors.timeout,
    errors.status, unexpected, last_serial, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    latency:percentile(99.9) / 1e3, example:gsub('[%c"\\]', " ")))
end
