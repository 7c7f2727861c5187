/* A paper as PDF: fonts, file, dates. What stands on the pages: paper_draw.c.
 *
 * Twice through the lines: once to count the pages, once to draw, so that each page can say "2 / 5". The fonts are files of the package
 * fonts-dejavu-core in a font configuration of our own: neither the machine's fonts nor its settings change a byte. No hinting, fractional places and
 * a language that is said: so neither the screen's settings nor the locale can. */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include "paper_draw.h"

static const double SIZE = 9.5, LEAST = 6.9;

static const char *const font_places[] = { "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF" };
static const char *const font_files[] = { "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf" };

static bool fonts_of(FcConfig *fonts, const char *place)
{
	struct buf path = { 0 };
	bool all = true;

	for (size_t i = 0; i < sizeof font_files / sizeof font_files[0] && all; i++) {
		buf_reset(&path);
		buf_printf(&path, "%s/%s", place, font_files[i]);
		all = FcConfigAppFontAddFile(fonts, (const FcChar8 *)buf_str(&path));
	}
	buf_free(&path);
	return all;
}

static FcConfig *fonts_load(struct why *why)
{
	FcConfig *fonts = FcConfigCreate();

	for (size_t i = 0; i < sizeof font_places / sizeof font_places[0]; i++)
		if (fonts_of(fonts, font_places[i]))
			return fonts;
	FcConfigDestroy(fonts);
	fail(why, RC_IO, N_("The fonts of a PDF are missing: install the package {1}, or take the format html."), "fonts-dejavu-core");
	return NULL;
}

static PangoContext *context(PangoFontMap *map, const char *language)
{
	PangoContext *c = pango_font_map_create_context(map);
	cairo_font_options_t *o = cairo_font_options_create();

	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(c, o);
	pango_cairo_context_set_resolution(c, 72);
	pango_context_set_language(c, pango_language_from_string(language));
	pango_context_set_base_dir(c, PANGO_DIRECTION_LTR);
	pango_context_set_round_glyph_positions(c, FALSE);
	cairo_font_options_destroy(o);
	return c;
}

static cairo_status_t sink(void *ctx, const unsigned char *data, unsigned int n)
{
	buf_add(ctx, data, n);
	return CAIRO_STATUS_SUCCESS;
}

/* Title and dates of the file: of the paper, never of the clock. */
static void metadata(cairo_surface_t *pdf, const struct paper *p)
{
	char when[INSTANT_SIZE];

	instant_print(when, p->made);
	cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_5);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, p->title);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "procure");
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, when);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_MOD_DATE, when);
}

/* Once through; what it writes goes to `out`. */
static bool once(struct sheet *s, struct buf *out)
{
	cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(sink, out, SHEET_WIDTH, SHEET_HEIGHT);
	bool ok;

	metadata(pdf, s->p);
	s->cr = cairo_create(pdf);
	pango_cairo_update_context(s->cr, s->pango);
	sheet_draw(s);
	cairo_destroy(s->cr);
	cairo_surface_finish(pdf);
	ok = cairo_surface_status(pdf) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(pdf);
	return ok;
}

/* Counts the pages; smaller letters until it is one page where that is asked for, not below what can be read. */
static bool count(struct sheet *s)
{
	struct buf thrown = { 0 };
	bool ok;

	s->size = SIZE;
	while ((ok = once(s, &thrown)) && s->p->one_page && s->page > 1 && s->size > LEAST) {
		buf_reset(&thrown);
		s->size -= 0.5;
	}
	if (ok && s->p->one_page && s->page > 1) {      /* not even so: then in letters that are read with ease */
		s->size = SIZE;
		buf_reset(&thrown);
		ok = once(s, &thrown);
	}
	buf_free(&thrown);
	s->pages = s->page;
	return ok;
}

static bool has_acts(const struct paper *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].act)
			return true;
	return false;
}

enum rc paper_pdf(struct buf *out, const struct paper *p, struct why *why)
{
	struct sheet s = { .p = p, .acts = has_acts(p) };
	FcConfig *fonts = fonts_load(why);
	PangoFontMap *map;
	bool ok;

	if (!fonts)
		return why->rc;
	map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), fonts);
	s.pango = context(map, p->language);
	ok = count(&s) && once(&s, out);
	g_object_unref(s.pango);
	g_object_unref(map);
	FcConfigDestroy(fonts);
	return ok ? RC_OK : fail(why, RC_IO, N_("The PDF could not be made."));
}
