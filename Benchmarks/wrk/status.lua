dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "drive.lua")
-- Any but -1, which an order gets that is not found.
drive("status", "<STATUS>[012]</STATUS>")
