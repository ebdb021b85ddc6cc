using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Text that a form field or a typed note holds, and how viewers set it where its appearance is not stored.</summary>
/// <param name="Size">Of the font in points; 0 where it is to fit.</param>
/// <param name="Alignment">0 left, 1 centred, 2 right.</param>
/// <param name="IsSetAnew">Whether viewers set it anew whatever appearance is stored.</param>
sealed record HeldText(string Text, double Size, int Alignment, bool IsMultiline, bool IsSetAnew);

/// <summary>Values of fields, which may be told by the field itself or by those it is a part of.</summary>
/// <param name="form">The form of the document; null where it has none.</param>
sealed class FieldTexts(IPdfTokenScanner scanner, ILookupFilterProvider filters, DictionaryToken? form)
{
    /// <summary>Fields inside fields.</summary>
    const int Deepest = 32;

    /// <summary>Bits of /Ff.</summary>
    const int Multiline = 1 << 12, Password = 1 << 13, Button = 1 << 16, Combo = 1 << 17;

    readonly bool isSetAnew = form is not null && scanner.Value(form, "NeedAppearances") is BooleanToken { Data: true };

    public DictionaryToken? Form => form;

    /// <param name="kind">Of the annotation that shows the field.</param>
    public HeldText? Of(DictionaryToken annotation, string kind) => kind switch
    {
        "Widget" => OfField(annotation),
        "FreeText" => Make(annotation, Tokens.Text(scanner.Value(annotation, "Contents")), isMultiline: true, isAnew: false),
        _ => null,
    };

    HeldText? OfField(DictionaryToken field)
    {
        var type = (Inherited(field, "FT") as NameToken)?.Data;
        var flags = Inherited(field, "Ff") is NumericToken number ? number.Int : 0;
        if (type == "Btn" && (flags & Button) != 0 && !field.ContainsKey(NameToken.Ap))
            return scanner.Value(field, "MK") is DictionaryToken look ? Make(field, Tokens.Text(scanner.Value(look, "CA")), isMultiline: false, isAnew: false) : null;
        if (type is not ("Tx" or "Ch") || (flags & Password) != 0) return null;
        // A list shows all there is to choose from: its appearance is not what was chosen.
        if (type == "Ch" && (flags & Combo) == 0 && field.ContainsKey(NameToken.Ap)) return null;
        var value = Inherited(field, "V");
        var text = type == "Tx" ? Long(value) : string.Join('\n', Chosen(value).Select(v => Option(field, v)));
        return Make(field, text, type == "Ch" || (flags & Multiline) != 0, isSetAnew);
    }

    HeldText? Make(DictionaryToken annotation, string? text, bool isMultiline, bool isAnew)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var alignment = Inherited(annotation, "Q") is NumericToken q ? q.Int : 0;
        return new(text.Trim(), Size(Tokens.Text(Inherited(annotation, "DA"))), alignment, isMultiline, isAnew);
    }

    /// <summary>The size in "/Helv 9 Tf 0 g".</summary>
    static double Size(string? setting)
    {
        var parts = setting?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var at = Array.IndexOf(parts, "Tf");
        return at > 0 && double.TryParse(parts[at - 1], NumberStyles.Float, CultureInfo.InvariantCulture, out var size)
            && size is > 0 and < 200 ? size : 0;
    }

    string? Long(IToken? value) => value is StreamToken stream
        ? Tokens.Text(stream.Decode(filters, scanner).Span)
        : Tokens.Text(value);

    IEnumerable<string> Chosen(IToken? value) => value is ArrayToken several
        ? several.Data.Select(v => Tokens.Text(scanner.Follow(v))).OfType<string>()
        : Tokens.Text(value) is { } one ? [one] : [];

    /// <summary>What a choice shows for a value: options may be pairs of value and text.</summary>
    string Option(DictionaryToken field, string value)
    {
        if (Inherited(field, "Opt") is not ArrayToken options) return value;
        foreach (var option in options.Data)
            if (scanner.Follow(option) is ArrayToken { Length: 2 } pair && Tokens.Text(scanner.Follow(pair.Data[0])) == value)
                return Tokens.Text(scanner.Follow(pair.Data[1])) ?? value;
        return value;
    }

    IToken? Inherited(DictionaryToken field, string key)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            if (scanner.Value(field, key) is { } value) return value;
            if (scanner.Value(field, "Parent") is not DictionaryToken parent) break;
            field = parent;
        }
        return form is not null && key is "DA" or "Q" ? scanner.Value(form!, key) : null;
    }
}
