using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tools.Hostile.Harms;

/// <summary>Tables of objects whose numbers lie.</summary>
static class TableHarms
{
    public static IEnumerable<Harm> All =>
    [
        .. Fields("negative", "[-1 4 2]"), .. Fields("second-negative", "[1 -4 2]"), .. Fields("zero", "[0 0 0]"),
        .. Fields("huge", "[1 2147483647 2]"), .. Fields("wide", "[1 100 1]"), .. Fields("beyond", "[99999999999 1 1]"),
        .. Fields("few", "[1 2]"), .. Fields("many", $"[{Many.Of("1 ", 1000)}]"), .. Fields("no-numbers", "[/a (b) null]"),
        .. Fields("sum-zero", "[-2 1 1]"), .. Fields("fraction", "[0.5 1e300 -0.1]"), .. Fields("none", "null"),
        .. Index("negative", "[-5 10]"), .. Index("huge", "[0 2147483647]"), .. Index("beyond", "[0 99999999999]"), .. Index("odd", "[0 5 9]"),
        .. Index("count-negative", "[0 -5]"), .. Index("many", $"[{Many.Of("0 2000000 ", 2000)}]"), .. Index("no-numbers", "[/a /b]"),
        new("size-huge", p => Stream(p).Size = "2147483647"),
        new("size-negative", p => Stream(p).Size = "-2147483648"),
        new("size-beyond", p => p.Size = "99999999999999999999"),
        new("table-count-huge", p => p.End = at => $"xref\n0 2147483647\n0000000000 65535 f \ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"),
        new("table-count-negative", p => p.End = at => $"xref\n0 -5\ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"),
        new("table-first-huge", p => p.End = at => $"xref\n2147483647 5\n{Many.Of("0000000009 00000 n \n", 5)}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"),
        new("table-sections", p => p.End = at => $"xref\n{Many.Of("0 1\n0000000000 65535 f \n", 50_000)}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"),
        new("table-points-at-itself", p => p.End = at => $"xref\n0 6\n{string.Concat(Enumerable.Repeat($"{at:0000000000} 00000 n \n", 6))}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"),
        new("table-before-is-itself", p => p.End = at => $"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 6 /Root 1 0 R /Prev {at} /XRefStm {at} >>\nstartxref\n{at}\n%%EOF\n"),
        new("table-before-negative", p => p.Trailer = "/Prev -5 /XRefStm -7"),
        new("table-before-beyond", p => p.Trailer = "/Prev 99999999999999 /XRefStm 2147483647"),
        new("table-before-no-number", p => p.Trailer = "/Prev [/a] /XRefStm (b)"),
        new("table-start-negative", p => p.End = at => "startxref\n-99999999999\n%%EOF\n"),
        new("table-chain", p => p.End = Chain),
        new("root-missing", p => p.End = at => $"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 6 >>\nstartxref\n{at}\n%%EOF\n"),
        new("trailer-is-encrypted", p => p.Trailer = "/Encrypt << /Filter /Standard /V 99 /R 99 /Length -8 /O () /U () /P 99999999999 /CF << /StdCF << /AuthEvent 5 >> >> >> /ID [() ()]"),
        new("trailer-encrypted-rings", p => p.Add(10, "<< /Filter /Standard /V 4 /R 4 /O 10 0 R /U 10 0 R /P 10 0 R /CF 10 0 R /StmF 10 0 R >>").Trailer = "/Encrypt 10 0 R /ID [10 0 R 10 0 R]"),
        new("pack-many", p => Stream(p).Pack = "/N 2147483647 /First 40"),
        new("pack-first-beyond", p => p.Pack = "/N 5 /First 2147483647"),
        new("pack-negative", p => p.Pack = "/N -5 /First -9"),
        new("pack-extends-itself", p => p.AddStream(10, "/Type /ObjStm /N 2 /First 12 /Extends 10 0 R", "10 0 11 3 10 0 R 10 0 R").Kids = "10 0 R"),
        new("packs-many", p =>
        {
            for (var i = 2000; i < 4000; i++) p.AddStream(i, "/Type /ObjStm /N 100000 /First 5", "1 0 2 0 << >>");
        }),
    ];

    static IEnumerable<Harm> Fields(string name, string fields) => [new($"fields-{name}", p => Stream(p).Fields = fields)];

    static IEnumerable<Harm> Index(string name, string index) => [new($"index-{name}", p => Stream(p).Index = index)];

    static HostilePdf Stream(HostilePdf pdf)
    {
        pdf.HasTableStream = true;
        return pdf;
    }

    /// <summary>Ten thousand tables, each of which leads to the one before.</summary>
    static string Chain(long at)
    {
        var text = new System.Text.StringBuilder();
        var before = -1L;
        for (var i = 0; i < 10_000; i++)
        {
            var here = at + text.Length;
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 6 /Root 1 0 R {(before < 0 ? "" : $"/Prev {before}")} >>\n");
            before = here;
        }
        return $"{text}startxref\n{before}\n%%EOF\n";
    }
}
