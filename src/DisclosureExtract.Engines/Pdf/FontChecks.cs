using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Refuses fonts whose tables of widths stand for billions of entries, before PdfPig writes them all out.
/// </summary>
static class FontChecks
{
    /// <summary>Codes have two bytes at most.</summary>
    const double LastCode = 65_535;

    /// <summary>Forms inside forms whose fonts are looked at.</summary>
    const int Deepest = 12;

    /// <param name="seen">Fonts and forms looked at before; added to.</param>
    /// <exception cref="InvalidDataException">A width for a code that no font has.</exception>
    public static void Check(
        DictionaryToken resources, IPdfTokenScanner scanner, HashSet<IndirectReference> seen, int depth = 0)
    {
        if (depth > Deepest) return;
        if (resources.TryGet<DictionaryToken>(NameToken.Font, scanner, out var fonts))
            foreach (var font in fonts.Data.Values)
                if (IsNew(font, seen) && Resolve(font, scanner) is DictionaryToken dictionary)
                    CheckFont(dictionary, scanner);
        if (!resources.TryGet<DictionaryToken>(NameToken.Xobject, scanner, out var forms)) return;
        foreach (var form in forms.Data.Values)
            if (IsNew(form, seen) && Resolve(form, scanner) is StreamToken stream
                && stream.StreamDictionary.TryGet<DictionaryToken>(NameToken.Resources, scanner, out var inner))
                Check(inner, scanner, seen, depth + 1);
    }

    static bool IsNew(IToken token, HashSet<IndirectReference> seen) =>
        token is not IndirectReferenceToken reference || seen.Add(reference.Data);

    static IToken? Resolve(IToken token, IPdfTokenScanner scanner) =>
        token is IndirectReferenceToken reference ? scanner.Get(reference.Data)?.Data : token;

    static void CheckFont(DictionaryToken font, IPdfTokenScanner scanner)
    {
        if (!font.TryGet<ArrayToken>(NameToken.DescendantFonts, scanner, out var descendants)) return;
        foreach (var token in descendants.Data)
        {
            if (Resolve(token, scanner) is not DictionaryToken descendant) continue;
            foreach (var key in (NameToken[])[NameToken.W, NameToken.W2])
                if (descendant.TryGet<ArrayToken>(key, scanner, out var widths)
                    && widths.Data.OfType<NumericToken>().Any(n => Math.Abs(n.Double) > LastCode))
                    throw new InvalidDataException("a font with widths for codes that no font has");
        }
    }
}
