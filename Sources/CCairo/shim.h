#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo.h>
#include <pango/pangocairo.h>
