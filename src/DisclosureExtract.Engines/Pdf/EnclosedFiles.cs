using System.Globalization;
using DisclosureExtract.Pages;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Files that a PDF carries, and forms that are not on its pages.</summary>
static class EnclosedFiles
{
    /// <summary>Levels of a tree of names, and files that are listed.</summary>
    const int Deepest = 16, Most = 200;

    const int LongestName = 100;

    public static Enclosures Of(PdfDocument document, FontProgramFilter filter)
    {
        if (filter.Catalog is not { } catalog) return Enclosures.None;
        var scanner = document.Structure.TokenScanner;
        var names = new List<string>();
        if (scanner.Value(catalog, "Names") is DictionaryToken trees && scanner.Value(trees, "EmbeddedFiles") is DictionaryToken tree)
            Collect(tree, scanner, names, 0);
        foreach (var note in filter.Attached) Add(scanner.Value(note, "FS"), scanner, names);
        var hasXfa = scanner.Value(catalog, "AcroForm") is DictionaryToken form && scanner.Value(form, "XFA") is not null;
        var isPortfolio = scanner.Value(catalog, "Collection") is DictionaryToken;
        return names.Count > 0 || hasXfa || isPortfolio ? new([.. names.Distinct()], isPortfolio, hasXfa) : Enclosures.None;
    }

    static void Collect(DictionaryToken node, IPdfTokenScanner scanner, List<string> names, int depth)
    {
        if (depth > Deepest) return;
        if (scanner.Value(node, "Names") is ArrayToken pairs)
            for (var i = 1; i < pairs.Length; i += 2) Add(scanner.Follow(pairs.Data[i]), scanner, names);
        if (scanner.Value(node, "Kids") is not ArrayToken kids) return;
        foreach (var kid in kids.Data)
            if (names.Count < Most && scanner.Follow(kid) is DictionaryToken inner) Collect(inner, scanner, names, depth + 1);
    }

    static void Add(IToken? file, IPdfTokenScanner scanner, List<string> names)
    {
        if (names.Count >= Most || file is null) return;
        var name = file is DictionaryToken specification
            ? Tokens.Text(scanner.Value(specification, "UF")) ?? Tokens.Text(scanner.Value(specification, "F"))
            : Tokens.Text(file);
        names.Add(Safe(name ?? ""));
    }

    /// <summary>The name alone, in characters that show and do nothing else.</summary>
    static string Safe(string name)
    {
        name = name[(name.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var kept = string.Concat(name.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)).Take(LongestName)).Trim();
        return kept.Length > 0 ? kept : "?";
    }
}
