/* Which column is which field: names as municipalities of three languages write them. The first synonym that a file has wins. */
#include "import_build.h"

#include "procure/base/text.h"

#include <string.h>

/* A field of ours, or a help for one (lower case): what the columns may be called, best first, folded, parted by "|". */
struct synonyms { const char *field, *names; };

static const struct synonyms of_candidates[] = {
	{ "Name", "nombre|name|nombre del contrato|nombre contrato|nombre licitacion|nombre proyecto|contrato|contract|titulo|title|"
		"titulo contrato|titulo expediente|descripcion proceso|"
		"objeto|objeto contrato|objeto del contrato|objeto do contrato|servicio|adquisicion|descripcion|description|descricao|glosa" },
	{ "Department", "departamento|department|issuing department|unidad requirente|direccion requirente|direccion responsable|unidad compradora|"
		"unidad|secretaria|"
		"dependencia|unidad de contratacion referencia|nombre de la uc|orgao|institucion nombre|institucion|nombre institucion|institucion padre|"
		"entidad convocante|"
		"entidad|comprador|buyer|procuring entity|direccion" },
	{ "Amount-Year", "monto anual|amount year|amount a year|annual amount|monto ano|valor anual|clp year|clp yr|"
		"valor estimado en la vigencia actual|presupuesto anual" },
	{ "total", "monto total|monto estimado|montoestimado|monto|montolicitacion|valor total estimado|valor total|valor estimado|presupuesto|"
		"presupuesto estimado|amount|total amount|"
		"value|importe|importe contrato|valor referencial|valor" },
	{ "currency", "moneda|unidad monetaria|currency|moeda|mon cont item" },
	{ "Months", "meses|months|plazo meses|plazo en meses|duracion meses|duracion en meses|duracion del contrato numero|duracion|plazo|prazo|"
		"vigencia meses|duration" },
	{ "unit", "duracion del contrato intervalo dias meses anos|unidad de plazo|unidad tiempo|duration unit|unidad duracion" },
	{ "start", "fecha inicio|fecha de inicio|inicio|start date|fecha vigencia inicial|data inicio|inicio vigencia|inicio contrato" },
	{ "Expiry", "vencimiento|fecha vencimiento|fecha de vencimiento|expiry|expiry date|expires|fecha termino|fecha de termino|termino|"
		"fecha fin|fin vigencia|fecha vigencia final|"
		"end date|data fim|vigencia hasta|termino contrato" },
	{ "Value", "puntaje valor|value points|valor 1 5" },
	{ "Policy", "relevancia|relevancia politica|policy|policy relevance|prioridad" },
	{ "Opportunity", "oportunidad|opportunity|oportunidad de mejora" },
	{ "Tier", "tier|tipo licitacion|tipo de licitacion|tipo" },
	{ "Method", "metodo|method|modalidad|modalidad de seleccion|modalidade|tipo procedimiento|procedimiento|tipo proceso|procurement method" },
	{ "Prior", "licitacion vigente|licitacion anterior|prior|prior tender|id licitacion|codigoexterno|codigo externo|codigo licitacion|"
		"numero procedimiento|codigo|ocid|processo|"
		"proceso|id|code" },
	{ "Item-Code", "codigo unspsc|unspsc|codigo unspsc cada codigo separado por|codigoproducto|codigo producto|item code" },
	{ "Source", "fuente|source|origen|fonte" },
	{ NULL, NULL },
};

static const struct synonyms of_requirements[] = {
	{ "Clause", "clausula|clause|requisito|requirement|exigencia|old clause|old clause short|clausula vigente|resumen|titulo|requisito exigencia" },
	{ "Old-Text", "texto|text|texto anterior|texto vigente|texto actual|texto antiguo|old text|texto de la clausula|descripcion|description|redaccion|texto clausula" },
	{ "Source", "fuente|source|articulo|article|numeral|art|pagina|bases|punto|seccion|n|no|nro|numero" },
	{ "Type", "tipo|type|clase" },
	{ "Cost-Share", "costo|cost|cost share|participacion en el costo|porcentaje del costo|peso|share of cost|custo" },
	{ "Cost-Driver", "factor de costo|cost driver|origen del costo" },
	{ "Legal-Basis", "base legal|legal basis|norma|ley|fundamento legal" },
	{ "Checked-By", "verifica|verificado por|quien verifica|checked by|control|medio de verificacion" },
	{ NULL, NULL },
};

static const struct synonyms *table_of(enum import_as as)
{
	return as == IMPORT_REQUIREMENTS ? of_requirements : of_candidates;
}

/* The place of `name` among the names, best = 1; 0 = none. */
static size_t rank_of(const char *names, const char *name)
{
	size_t n = strlen(name), rank = 1;

	for (const char *s = names; n && *s; rank++) {
		size_t len = strcspn(s, "|");

		if (len == n && memcmp(s, name, n) == 0)
			return rank;
		s += len + (s[len] == '|');
	}
	return 0;
}

const char *import_field_of(enum import_as as, const char *column)
{
	struct arena *a = arena_new();
	const char *plain = columns_plain(a, column), *field = NULL;

	for (const struct synonyms *s = table_of(as); s->field && !field; s++)
		if (rank_of(s->names, plain))
			field = s->field;
	arena_free(a);
	return field;
}

static void add(struct columns *c, const char *field, size_t at)
{
	if (c->n == sizeof(c->at) / sizeof(c->at[0]))
		return;
	c->field[c->n] = field;
	c->at[c->n++] = at;
}

static bool taken(const struct columns *c, size_t at)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->at[i] == at)
			return true;
	return false;
}

static const char *field_named(const struct proposal *p, const char *name, size_t n)
{
	for (const struct synonyms *s = table_of(p->out->as); s->field; s++)
		if (strlen(s->field) == n && strncasecmp(s->field, name, n) == 0)
			return s->field;
	return NULL;
}

/* One "Field=Column name" of a person's. */
static enum rc map_given(struct columns *c, struct proposal *p, const char *given, const char *const *names, size_t n, struct why *why)
{
	const char *eq = strchr(given, '='), *field = eq ? field_named(p, given, (size_t)(eq - given)) : NULL, *wanted;

	if (!field)
		return fail(why, RC_INVALID, N_("“{1}” does not say which column is which: write Field=Column, as in Name=Objeto."), given);
	wanted = columns_plain(p->arena, eq + 1);
	for (size_t i = 0; i < n; i++)
		if (strcmp(columns_plain(p->arena, names[i]), wanted) == 0) {
			add(c, field, i);
			return RC_OK;
		}
	return fail(why, RC_INVALID, N_("The file has no column “{1}”."), eq + 1);
}

static void map_synonyms(struct columns *c, struct proposal *p, const char *const *names, size_t n)
{
	const char **plain = arena_alloc(p->arena, (n + 1) * sizeof(*plain));

	for (size_t i = 0; i < n; i++)
		plain[i] = columns_plain(p->arena, names[i]);
	for (const struct synonyms *s = table_of(p->out->as); s->field; s++) {
		size_t best = 0, at = SIZE_MAX;

		if (columns_have(c, s->field))
			continue;
		for (size_t i = 0; i < n; i++) {
			size_t rank = taken(c, i) ? 0 : rank_of(s->names, plain[i]);

			if (rank && (!best || rank < best)) {
				best = rank;
				at = i;
			}
		}
		if (best)
			add(c, s->field, at);
	}
}

static void tell_columns(const struct columns *c, struct proposal *p, const char *const *names, size_t n)
{
	struct import *out = p->out;

	out->columns = n;
	out->column = arena_alloc(p->arena, (n + 1) * sizeof(*out->column));
	for (size_t i = 0; i < n; i++)
		out->column[i] = (struct import_column){ proposal_clean(p, names[i]), "", false };
	for (size_t i = 0; i < c->n; i++)
		out->column[c->at[i]].field = c->field[i];
}

enum rc columns_map(struct columns *c, struct proposal *p, const char *const *names, size_t n, struct why *why)
{
	enum rc rc = RC_OK;

	memset(c, 0, sizeof(*c));
	for (size_t i = 0; i < p->want->n_map && rc == RC_OK; i++)
		rc = map_given(c, p, p->want->map[i], names, n, why);
	if (rc != RC_OK)
		return rc;
	map_synonyms(c, p, names, n);
	if (!p->out->column)
		tell_columns(c, p, names, n);
	return RC_OK;
}

bool columns_have(const struct columns *c, const char *field)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->field[i], field) == 0)
			return true;
	return false;
}

const char *columns_cell(const struct columns *c, const struct csv_row *row, const char *field)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->field[i], field) == 0)
			return c->at[i] < row->n ? row->cell[c->at[i]] : "";
	return "";
}
