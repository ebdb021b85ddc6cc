using System.Globalization;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using UglyToad.PdfPig.Core;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Text in a font the file names and does not have. Viewers show it in a font of their own, whose codes are ASCII. Amounts are taken
/// so, with a doubt; of anything else nobody knows what it says.
/// </summary>
static class MissingFont
{
    /// <summary>No amount has more characters.</summary>
    const int Longest = 32;

    /// <summary>The doubt about a string that would be an amount with decimals; null for any other.</summary>
    /// <param name="name">By which the page asks for the font.</param>
    /// <param name="bytes">Left as they were found.</param>
    public static FontDoubt? DoubtOf(string? name, IInputBytes bytes)
    {
        if (bytes.Length is 0 or > Longest) return null;
        Span<char> text = stackalloc char[(int)bytes.Length];
        for (var i = 0; bytes.MoveNext(); i++) text[i] = (char)bytes.CurrentByte;
        bytes.Seek(0);
        if (text.IndexOf('.') < 0 || !AmountText.IsAmount(text)) return null;
        return new(name ?? "", "the file does not have it, and its codes are taken for those most fonts have", "文件中缺少该字体，按通常编码读取");
    }

    /// <summary>The character of a code.</summary>
    public static CodeText TextOf(int code)
    {
        var text = ((char)code).ToString(CultureInfo.InvariantCulture);
        return new(text, text, IsMapped: true);
    }
}
