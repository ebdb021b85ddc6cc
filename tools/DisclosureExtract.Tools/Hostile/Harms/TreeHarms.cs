using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tools.Hostile.Harms;

/// <summary>Trees of names, outlines, fields, layers and notes that contain themselves.</summary>
static class TreeHarms
{
    public static IEnumerable<Harm> All =>
    [
        new("names-self", p => p.Add(10, "<< /Kids [10 0 R] /Limits [(a) (z)] >>").Catalog = "/Names << /Dests 10 0 R /EmbeddedFiles 10 0 R /JavaScript 10 0 R >>"),
        new("names-ring", p => p.Add(10, "<< /Kids [11 0 R 11 0 R] >>").Add(11, "<< /Kids [10 0 R 10 0 R] >>").Catalog = "/Names << /Dests 10 0 R /EmbeddedFiles 11 0 R >>"),
        new("names-doubling", p =>
        {
            for (var i = 10; i < 60; i++) p.Add(i, $"<< /Kids [{i + 1} 0 R {i + 1} 0 R] >>");
            p.Add(60, "<< /Names [(a) [3 0 R /Fit]] >>").Catalog = "/Names << /Dests 10 0 R /EmbeddedFiles 10 0 R >>";
        }),
        new("names-deep", p =>
        {
            for (var i = 2000; i < 22_000; i++) p.Add(i, $"<< /Kids [{i + 1} 0 R] >>");
            p.Add(22_000, "<< /Names [(a) [3 0 R /Fit]] >>").Catalog = "/Names << /Dests 2000 0 R /EmbeddedFiles 2000 0 R >>";
        }),
        new("names-self-direct", p => p.Add(10, "<< /Dests 10 0 R /Kids [10 0 R] /Names [(a) 10 0 R] /EmbeddedFiles 10 0 R >>").Catalog = "/Names 10 0 R"),
        new("destinations-self", p => p.Add(10, "<< /a << /D 10 0 R >> /b 10 0 R /c << /D << /D 10 0 R >> >> >>").Catalog = "/Dests 10 0 R"),
        new("destination-ring", p => p.Add(10, "<< /D 10 0 R >>").Catalog = "/Dests << /a 10 0 R >> /Names << /Dests << /Names [(a) 10 0 R (b) [10 0 R /XYZ 1e300 /a null]] >> >>"),
        new("names-odd", p => p.Catalog = "/Names << /Dests << /Names [(a) (b) (c) 5 /d] /Kids [null 5 (x) << >> [ ]] >> >>"),
        new("outline-self", p => p.Add(10, "<< /Title (a) /First 10 0 R /Last 10 0 R /Next 10 0 R /Parent 10 0 R >>").Catalog = "/Outlines 10 0 R"),
        new("outline-ring", p => p.Add(10, "<< /Title (a) /First 11 0 R /Next 11 0 R >>").Add(11, "<< /Title (b) /First 10 0 R /Next 10 0 R /A << /S /GoTo /Next 10 0 R >> >>").Catalog = "/Outlines << /First 10 0 R /Last 11 0 R >> /OpenAction 11 0 R"),
        new("labels-self", p => p.Add(10, "<< /Kids [10 0 R] /Nums [0 10 0 R] >>").Catalog = "/PageLabels 10 0 R"),
        new("structure-self", p => p.Add(10, "<< /Type /StructTreeRoot /K 10 0 R /ParentTree 10 0 R /Kids [10 0 R] /RoleMap << /A /B /B /A >> >>").Catalog = "/StructTreeRoot 10 0 R /MarkInfo << /Marked true >>"),
        new("fields-self", p => Fields(p, "<< /FT /Tx /T (a) /V 10 0 R /Kids [10 0 R] /Parent 10 0 R /DA 10 0 R /Subtype /Widget /Rect [0 0 100 20] >>")),
        new("fields-ring", p => Fields(p.Add(11, "<< /T (b) /Kids [10 0 R] /Parent 10 0 R >>"), "<< /FT /Tx /T (a) /Kids [11 0 R] /Parent 11 0 R /Subtype /Widget /Rect [0 0 100 20] >>")),
        new("fields-deep", p =>
        {
            for (var i = 2000; i < 22_000; i++) p.Add(i, $"<< /T (a) /Kids [{i + 1} 0 R] /Parent {i - 1} 0 R /Subtype /Widget /Rect [0 0 9 9] >>");
            Fields(p.Add(1999, "10 0 R").Add(22_000, "<< /FT /Tx /V (1) /Parent 21999 0 R /Subtype /Widget /Rect [0 0 9 9] >>"), "<< /T (a) /Kids [2000 0 R 22000 0 R] >>");
            p.Page += " /Annots [22000 0 R]";
        }),
        new("note-draws-itself", p => Note(p, "/AP << /N 11 0 R >>", "/Resources << /XObject << /X 11 0 R >> >>", "/X Do")),
        new("note-states-self", p => Note(p.Add(13, "<< /On 13 0 R /Off 11 0 R >>"), "/AP << /N 13 0 R >> /AS /On", "", "")),
        new("note-parent-ring", p => Note(p, "/Parent 10 0 R /Popup 10 0 R /IRT 10 0 R /OC 10 0 R", "", "")),
        new("notes-many", p => Note(p, $"/QuadPoints [{Many.Of("1 ", 100_000)}] /AP << /N 11 0 R >>", "", "").Page = $"/MediaBox [0 0 595 842] /Annots [{Many.Of("10 0 R ", 50_000)}]"),
        new("note-matrix", p => Note(p, "/AP << /N 11 0 R >>", "/Matrix [0 0 0 0 1e300 -1e300]", "BT /F1 9 Tf (5) Tj ET")),
        new("layers-self", p => Layer(p, "<< /Type /OCMD /OCGs 10 0 R /VE 13 0 R >>", "[/And 13 0 R [/Not 13 0 R]]")),
        new("layers-doubling", p =>
        {
            for (var i = 20; i < 60; i++) p.Add(i, $"[/Or {i + 1} 0 R {i + 1} 0 R]");
            Layer(p.Add(60, "[/Not 14 0 R]"), "<< /Type /OCMD /VE 20 0 R >>", "[/Or 20 0 R]");
        }),
        new("layers-deep", p => Layer(p, $"<< /Type /OCMD /VE {Many.Of("[/Not ", 200)}14 0 R{Many.Of("]", 200)} >>", "null")),
        new("layers-many", p => Layer(p, $"<< /Type /OCMD /OCGs [{Many.Of("14 0 R ", 200_000)}] >>", "null")),
        new("order-self", p => Layer(p.Add(15, "[15 0 R [15 0 R]]"), "<< /Type /OCG /Name 15 0 R >>", "null").Catalog = "/OCProperties << /OCGs [10 0 R 15 0 R] /D << /Order 15 0 R /OFF 15 0 R /ON 15 0 R /AS 15 0 R /BaseState 15 0 R >> >>"),
        new("files-self", p => p.Add(10, "<< /Type /Filespec /F 10 0 R /EF << /F 10 0 R >> /RF 10 0 R >>").Catalog = "/AF 10 0 R /Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >> /Collection 10 0 R"),
        new("catalogue-is-pages", p => p.Add(1, "<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 1 >>")),
        new("form-xfa-self", p => p.Add(10, "[(a) 10 0 R (b) 10 0 R]").Catalog = "/AcroForm << /XFA 10 0 R /Fields 10 0 R /DR << /Font 10 0 R >> >>"),
    ];

    static void Fields(HostilePdf pdf, string field)
    {
        pdf.Add(10, field).Catalog = "/AcroForm << /Fields [10 0 R 10 0 R] /DA (/F1 9 Tf) /CO [10 0 R] >>";
        pdf.Page += " /Annots [10 0 R]";
    }

    static HostilePdf Note(HostilePdf pdf, string entries, string form, string content)
    {
        pdf.Add(10, $"<< /Type /Annot /Subtype /FreeText /Rect [0 0 100 20] /Contents (1) {entries} >>");
        pdf.AddStream(11, $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {form}", content).Page += " /Annots [10 0 R]";
        return pdf;
    }

    static HostilePdf Layer(HostilePdf pdf, string layer, string expression)
    {
        pdf.Add(10, layer).Add(13, expression).Add(14, "<< /Type /OCG /Name (a) >>");
        pdf.Catalog = "/OCProperties << /OCGs [14 0 R 10 0 R] /D << /Order [14 0 R] /OFF [14 0 R] >> >>";
        pdf.Resources = "/Properties << /L 10 0 R >>";
        pdf.Content = "/OC /L BDC " + pdf.Content + " EMC";
        return pdf;
    }
}
