using System.Globalization;
using System.Text;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>
/// Kinds of fonts that are faulty or unusual, each as a sheet (<see cref="FontSheet"/>). Whole families of them come from
/// one fault after another in each entry of a sound font.
/// </summary>
static class FaultyFonts
{
    /// <summary>What can be wrong with an entry, as a value that stands for it; null: it is missing.</summary>
    static readonly (string Name, Func<FontSheet, string?> Value)[] Faults =
    [
        ("missing", _ => null),
        ("null", _ => "null"),
        ("a number", _ => "7"),
        ("a string", _ => "(what)"),
        ("an empty array", _ => "[]"),
        ("an array of nothing", _ => "[null null]"),
        ("an unknown name", _ => "/Nobody-H"),
        ("a reference to nothing", _ => "9999 0 R"),
        ("a reference to a reference", s => $"{s.Add($"{s.Add("null")} 0 R")} 0 R"),
        ("huge", _ => "[4000000000 -4000000000 1e30]"),
    ];

    /// <summary>Fonts of which something tells what their codes mean: the amounts must come out.</summary>
    public static IEnumerable<(string Name, Func<byte[]> Sheet)> Readable() =>
        Composite().Concat(Simple("TrueType")).Concat(Simple("Type1")).Concat(Type3()).Concat(Maps()).Concat(Others());

    /// <summary>Fonts of which nothing tells what their codes mean: the characters must be counted where they stand.</summary>
    public static IEnumerable<(string Name, Func<byte[]> Sheet)> Silent()
    {
        foreach (var (name, font) in ((string, string?)[])[("not in the resources", null), ("null", "null"), ("a number", "7"), ("a reference to nothing", "9999 0 R"), ("an empty dictionary of codes", "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H >>")])
            yield return ($"font {name}", () => new FontSheet().ToBytes(font, FontSheet.Utf16));
        yield return ("a composite font without map, collection and program", () =>
            WithFont(FontSheet.Composite(null, new Entries { ["CIDSystemInfo"] = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>" }), FontSheet.Utf16));
        foreach (var (name, to) in ((string, string)[])[("nothing", "<0000>"), ("control characters", "<0001>"), ("the character of no character", "<fffd>"), ("an empty text", "<>")])
            yield return ($"a map to {name}", () =>
            {
                var sheet = new FontSheet();
                var map = sheet.AddStream($"12 beginbfchar {string.Concat(Enumerable.Range(1, 12).Select(c => $"<{c:X4}> {to} "))} endbfchar");
                return sheet.ToBytes(Reference(sheet, FontSheet.Composite(
                    new Entries { ["ToUnicode"] = $"{map} 0 R" }, new Entries { ["CIDSystemInfo"] = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>" })), Numbered);
            });
        yield return ("a font of drawings with names that say nothing", () =>
        {
            var sheet = new FontSheet();
            return sheet.ToBytes(Reference(sheet, Type3Font(sheet).With(new Entries { ["Encoding"] = "<< /Differences [46 /g1 /g2 /g3 /g4 /g5 /g6 /g7 /g8 /g9 /g10 /g11 /g12] >>" })), FontSheet.Bytes);
        });
    }

    /// <summary>One entry of a composite font with a map after the other.</summary>
    static IEnumerable<(string, Func<byte[]>)> Composite()
    {
        foreach (var (fault, value) in Faults)
        {
            foreach (var key in (string[])["Type", "Subtype", "BaseFont", "Encoding", "DescendantFonts"])
                yield return ($"Type0, {key} {fault}", () =>
                {
                    var sheet = new FontSheet();
                    return sheet.ToBytes(Reference(sheet, FontSheet.Composite(new Entries { [key] = value(sheet), ["ToUnicode"] = Map(sheet) })), FontSheet.Utf16);
                });
            foreach (var key in (string[])["Type", "Subtype", "BaseFont", "CIDSystemInfo", "DW", "W", "DW2", "W2", "FontDescriptor", "CIDToGIDMap"])
                yield return ($"CIDFont, {key} {fault}", () =>
                {
                    var sheet = new FontSheet();
                    return sheet.ToBytes(Reference(sheet, FontSheet.Composite(
                        new Entries { ["ToUnicode"] = Map(sheet) }, new Entries { [key] = value(sheet) })), FontSheet.Utf16);
                });
        }
    }

    /// <summary>
    /// One entry of a font of single bytes after the other. It is no embedded one: without an encoding it has the usual.
    /// </summary>
    static IEnumerable<(string, Func<byte[]>)> Simple(string subtype)
    {
        foreach (var (fault, value) in Faults)
            foreach (var key in (string[])["Type", "Subtype", "BaseFont", "Encoding", "FirstChar", "LastChar", "Widths", "FontDescriptor", "ToUnicode"])
                yield return ($"{subtype}, {key} {fault}", () =>
                {
                    var sheet = new FontSheet();
                    return sheet.ToBytes(Reference(sheet, FontSheet.Simple(subtype, new Entries { [key] = value(sheet) })), FontSheet.Bytes);
                });
    }

    static IEnumerable<(string, Func<byte[]>)> Type3()
    {
        foreach (var (fault, value) in Faults)
            foreach (var key in (string[])["Type", "Name", "FontMatrix", "FontBBox", "FirstChar", "LastChar", "Widths", "CharProcs", "Resources", "FontDescriptor", "ToUnicode"])
                yield return ($"Type3, {key} {fault}", () =>
                {
                    var sheet = new FontSheet();
                    return sheet.ToBytes(Reference(sheet, Type3Font(sheet).With(new Entries { [key] = value(sheet) })), FontSheet.Bytes);
                });
    }

    static Entries Type3Font(FontSheet sheet)
    {
        (string Name, char Character)[] characters = [("period", '.'), ("zero", '0'), ("one", '1'), ("two", '2'), ("four", '4'), ("seven", '7'), ("nine", '9')];
        var drawings = characters.Select(c => $"/{c.Name} {sheet.AddStream($"500 0 0 0 500 700 d1 {DrawnGlyphs.Path(c.Character)}")} 0 R").ToList();
        return new Entries
        {
            ["Type"] = "/Font",
            ["Subtype"] = "/Type3",
            ["FontMatrix"] = "[0.001 0 0 0.001 0 0]",
            ["FontBBox"] = "[0 0 500 700]",
            ["FirstChar"] = "46",
            ["LastChar"] = "57",
            ["Widths"] = $"[{string.Join(' ', Enumerable.Repeat(500, 12))}]",
            ["Encoding"] = "<< /Differences [46 /period /slash /zero /one /two /three /four /five /six /seven /eight /nine] >>",
            ["CharProcs"] = $"<< {string.Join(' ', drawings)} >>",
        };
    }

    /// <summary>Maps to characters as producers write them.</summary>
    static IEnumerable<(string, Func<byte[]>)> Maps()
    {
        const string Codes = "1 begincodespacerange <0000> <ffff> endcodespacerange";
        (string Name, string Map)[] maps =
        [
            ("a range with an array", "1 beginbfrange <0001> <000c> [<002e> <002f> <0030> <0031> <0032> <0033> <0034> <0035> <0036> <0037> <0038> <0039>] endbfrange"),
            ("an array shorter than its range", "1 beginbfrange <0001> <00ff> [<002e> <002f> <0030> <0031> <0032> <0033> <0034> <0035> <0036> <0037> <0038> <0039>] endbfrange"),
            ("a range", "1 beginbfrange <0001> <000c> <002e> endbfrange"),
            ("a range to the end", "1 beginbfrange <0001> <ffffffff> <002e> endbfrange"),
            ("a count too small", "1 beginbfchar <0001> <002e> <0003> <0030> <0004> <0031> <0005> <0032> <0007> <0034> <000a> <0037> <000c> <0039> endbfchar"),
            ("a count too large", "99 beginbfrange <0001> <000c> <002e> endbfrange"),
            ("no count", "beginbfrange <0001> <000c> <002e> endbfrange"),
            ("short numbers", "1 beginbfrange <1> <c> <2e> endbfrange"),
            ("single bytes", "1 beginbfrange <01> <0c> <2e> endbfrange"),
            ("white space in the numbers", "1 beginbfrange < 00 01 > <00 0c> < 00 2e > endbfrange"),
            ("no white space", "1 beginbfrange<0001><000c><002e>endbfrange"),
            ("a broken entry before", "2 beginbfrange <0001> (x) <0002> endbfrange 1 beginbfrange <0001> <000c> <002e> endbfrange"),
            ("a range turned round", "2 beginbfrange <000c> <0001> <4e00> <0001> <000c> <002e> endbfrange"),
            ("no end", "1 beginbfrange <0001> <000c> <002e>"),
            ("a comment", "1 beginbfrange % <0001> <0002> <0041>\n<0001> <000c> <002e> endbfrange"),
            ("the name of an identity", "/CMapName /Identity-H def 1 beginbfrange <0001> <000c> <002e> endbfrange"),
            ("full-width digits", "3 beginbfchar <0001> <ff0e> <0003> <ff10> <0004> <ff11> endbfchar 1 beginbfrange <0005> <000c> <ff12> endbfrange"),
            ("an unknown map in use", "/Nobody-H usecmap 1 beginbfrange <0001> <000c> <002e> endbfrange"),
        ];
        foreach (var (name, map) in maps)
            yield return ($"ToUnicode with {name}", () => Mapped($"{Codes} {map}"));
        (string Name, string Space)[] spaces =
        [
            ("missing", ""), ("empty", "0 begincodespacerange endcodespacerange"), ("of single bytes", "1 begincodespacerange <00> <ff> endcodespacerange"),
            ("turned round", "1 begincodespacerange <ffff> <0000> endcodespacerange"), ("broken", "1 begincodespacerange <0000> endcodespacerange"),
            ("of four bytes", "1 begincodespacerange <00000000> <ffffffff> endcodespacerange"),
        ];
        foreach (var (name, space) in spaces)
            yield return ($"ToUnicode with a codespace {name}", () => Mapped($"{space} 1 beginbfrange <0001> <000c> <002e> endbfrange"));
        yield return ("an amount in one code", () => Mapped(
            "4 beginbfchar <0001> <0032002e00300030> <0002> <0030002e00300030> <0003> <0034002e00300030> endbfchar",
            t => t switch { "2.00" => "<0001> Tj", "0.00" => "<0002> Tj", _ => "<0003> Tj" }));
        foreach (var encoding in (string[])["missing", "unknown"])
            yield return ($"Type0 of single bytes, Encoding {encoding}", () =>
            {
                var sheet = new FontSheet();
                var map = sheet.AddStream("1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange");
                return sheet.ToBytes(Reference(sheet, FontSheet.Composite(new Entries
                {
                    ["Encoding"] = encoding == "missing" ? null : "/Nobody-H", ["ToUnicode"] = $"{map} 0 R",
                })), FontSheet.Bytes);
            });
    }

    static byte[] Mapped(string map, Func<string, string>? encode = null)
    {
        var sheet = new FontSheet();
        var stream = sheet.AddStream($"/CIDInit /ProcSet findresource begin 12 dict begin begincmap {map} endcmap end end");
        return sheet.ToBytes(
            Reference(sheet, FontSheet.Composite(new Entries { ["ToUnicode"] = $"{stream} 0 R" })), encode ?? Numbered);
    }

    /// <summary>Codes from 1 on for the characters from the point on.</summary>
    static string Numbered(string text) => $"<{string.Concat(text.Select(c => (c - '.' + 1).ToString("X4", CultureInfo.InvariantCulture)))}> Tj";

    static IEnumerable<(string, Func<byte[]>)> Others()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var name in (string[])["GBK-EUC-H", "GBKp-EUC-H", "GB-EUC-H", "GBpc-EUC-H", "GBK2K-H"])
            yield return ($"{name} without a map", () => Predefined(name, FontSheet.Bytes));
        foreach (var name in (string[])["UniGB-UCS2-H", "UniGB-UTF16-H"])
            yield return ($"{name} without a map", () => Predefined(name, FontSheet.Utf16));
        yield return ("a predefined map, no collection", () =>
            WithFont(FontSheet.Composite(new Entries { ["Encoding"] = "/UniGB-UCS2-H" }, new Entries { ["CIDSystemInfo"] = null }), FontSheet.Utf16));
        yield return ("a predefined map, no descendant", () =>
            WithFont(FontSheet.Composite(new Entries { ["Encoding"] = "/GBK-EUC-H", ["DescendantFonts"] = null }), FontSheet.Bytes));
        yield return ("descendants as a reference to an array", () =>
        {
            var sheet = new FontSheet();
            var descendants = sheet.Add($"[{FontSheet.Descendant()}]");
            return sheet.ToBytes(Reference(sheet, FontSheet.Composite(new Entries { ["DescendantFonts"] = $"{descendants} 0 R", ["ToUnicode"] = Map(sheet) })), FontSheet.Utf16);
        });
        yield return ("ToUnicode is the name of an identity", () =>
            WithFont(FontSheet.Composite(new Entries { ["ToUnicode"] = "/Identity-H" }, new Entries { ["CIDSystemInfo"] = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>" }), FontSheet.Utf16));
        yield return ("all entries as references", () =>
        {
            var sheet = new FontSheet();
            var font = FontSheet.Simple("TrueType");
            foreach (var key in font.Keys.ToList()) font[key] = $"{sheet.Add(font[key]!)} 0 R";
            return sheet.ToBytes(Reference(sheet, font), FontSheet.Bytes);
        });
        foreach (var subtype in (string[])["Type1", "TrueType", "MMType1"])
        {
            yield return ($"{subtype} in the resources themselves", () => new FontSheet().ToBytes(FontSheet.Simple(subtype).ToString(), FontSheet.Bytes));
            yield return ($"{subtype}, faulty, in the resources themselves", () =>
                new FontSheet().ToBytes(FontSheet.Simple(subtype, new Entries { ["Widths"] = "7", ["FontDescriptor"] = null }).ToString(), FontSheet.Bytes));
        }
        foreach (var name in (string[])["Helvetica", "Times-Roman", "Courier", "ArialMT", "Nobody"])
            yield return ($"{name} without widths and descriptor", () =>
                WithFont(FontSheet.Simple("Type1", new Entries { ["BaseFont"] = "/" + name, ["FirstChar"] = null, ["LastChar"] = null, ["Widths"] = null, ["FontDescriptor"] = null }), FontSheet.Bytes));
        yield return ("widths shorter than the codes", () => WithFont(FontSheet.Simple("Type1", new Entries { ["Widths"] = "[500 500]" }), FontSheet.Bytes));
        yield return ("widths of nothing", () => WithFont(FontSheet.Simple("Type1", new Entries { ["Widths"] = $"[{string.Join(' ', Enumerable.Repeat(0, 95))}]" }), FontSheet.Bytes));
        yield return ("widths that are no numbers", () => WithFont(FontSheet.Simple("TrueType", new Entries { ["Widths"] = $"[{string.Join(' ', Enumerable.Repeat("/x null (a)", 40))}]" }), FontSheet.Bytes));
        yield return ("MissingWidth alone", () => WithFont(FontSheet.Simple("Type1", new Entries
        {
            ["Widths"] = "[]", ["FontDescriptor"] = FontSheet.Descriptor.Replace("/StemV", "/MissingWidth 500 /StemV", StringComparison.Ordinal),
        }), FontSheet.Bytes));
        yield return ("first code after the last", () => WithFont(FontSheet.Simple("TrueType", new Entries { ["FirstChar"] = "200", ["LastChar"] = "3" }), FontSheet.Bytes));
        yield return ("DW 0", () => WithFont(FontSheet.Composite(new Entries { ["Encoding"] = "/UniGB-UCS2-H" }, new Entries { ["DW"] = "0", ["W"] = null }), FontSheet.Utf16));
        yield return ("DW below 0", () => WithFont(FontSheet.Composite(new Entries { ["Encoding"] = "/UniGB-UCS2-H" }, new Entries { ["DW"] = "-1000", ["W"] = null }), FontSheet.Utf16));
        foreach (var (fault, list) in ((string, string)[])[("odd", "[32 126]"), ("odd after sound", "[32 126 500 5]"), ("with names", "[/a 32 [500 /b null] 40 126 500]"), ("nested", "[32 [[500] 500]]"), ("turned round", "[126 32 500]")])
            yield return ($"W {fault}", () => WithFont(FontSheet.Composite(new Entries { ["Encoding"] = "/UniGB-UCS2-H" }, new Entries { ["W"] = list }), FontSheet.Utf16));
        yield return ("Differences with rubbish", () => WithFont(FontSheet.Simple("TrueType", new Entries { ["Encoding"] = "<< /BaseEncoding /WinAnsiEncoding /Differences [(a) 1 2 /one null [3] << >> 48 /zero true 50 /two] >>" }), FontSheet.Bytes));
        yield return ("Differences without a first code", () => WithFont(FontSheet.Simple("Type1", new Entries { ["Encoding"] = "<< /BaseEncoding /Nobody /Differences [/a /b] >>" }), FontSheet.Bytes));
        yield return ("Differences with names by number", () => WithFont(
            FontSheet.Simple("Type1", new Entries { ["FirstChar"] = "1", ["Encoding"] = "<< /Differences [1 /uni002E /uni002F /uni0030 /uni0031 /uni0032 /u0033 /uni0034 /five /six /uni0037 /eight /nine.lf] >>" }), OneByte));
        yield return ("a negative size with text turned back", () => WithFont(FontSheet.Simple("TrueType"), FontSheet.Bytes, "/F2 -9 Tf -1 0 0 -1 {0} {1} Tm"));
        yield return ("widths of nothing, each glyph placed", () => WithFont(
            FontSheet.Simple("Type1", new Entries { ["Widths"] = $"[{string.Join(' ', Enumerable.Repeat(0, 95))}]" }),
            t => $"[{string.Join(" -500 ", t.Select(c => $"({c})"))}] TJ"));
        yield return ("a negative scale", () => WithFont(FontSheet.Simple("TrueType"), t => $"{FontSheet.Bytes(t)} 100 Tz", "/F2 9 Tf -100 Tz -1 0 0 1 {0} {1} Tm"));
        yield return ("no map, but a program that tells", () =>
        {
            var sheet = new FontSheet();
            return sheet.ToBytes(Reference(sheet, FontSheet.Composite(null, new Entries
            {
                ["Subtype"] = "/CIDFontType2",
                ["CIDSystemInfo"] = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                ["CIDToGIDMap"] = "/Identity",
                ["FontDescriptor"] = sheet.Embedded(TinyTrueType.WithCharacters("./0123456789")),
            })), Numbered);
        });
        yield return ("a font set by a graphics state", () =>
        {
            var sheet = new FontSheet();
            var font = Reference(sheet, FontSheet.Simple("TrueType", new Entries { ["FontDescriptor"] = null }));
            return sheet.ToBytes($"{font} >> /ExtGState << /G << /Font [{font} 9] >>", FontSheet.Bytes, "/G gs {0} {1} Td");
        });
    }

    static string OneByte(string text) => $"<{string.Concat(text.Select(c => (c - '.' + 1).ToString("X2", CultureInfo.InvariantCulture)))}> Tj";

    static byte[] Predefined(string name, Func<string, string> encode) =>
        WithFont(FontSheet.Composite(new Entries { ["Encoding"] = "/" + name }), encode);

    static byte[] WithFont(Entries font, Func<string, string> encode, string state = "/F2 9 Tf {0} {1} Td")
    {
        var sheet = new FontSheet();
        return sheet.ToBytes(Reference(sheet, font), encode, state);
    }

    static string Map(FontSheet sheet) => $"{sheet.IdentityMap()} 0 R";

    static string Reference(FontSheet sheet, Entries font) => $"{sheet.Add(font.ToString())} 0 R";
}
