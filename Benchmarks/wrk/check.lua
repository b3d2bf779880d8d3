dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "drive.lua")
drive("check", "<CODE>500</CODE>")
