dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "drive.lua")
drive("status", "<STATUS>0</STATUS>")
