dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "drive.lua")
drive("order", "<CODE>200</CODE>")
