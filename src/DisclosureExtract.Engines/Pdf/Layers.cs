using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Which layers of a document (optional content) are not printed.</summary>
sealed class Layers
{
    /// <summary>Expressions inside expressions.</summary>
    const int Deepest = 16;

    readonly IPdfTokenScanner scanner;
    readonly HashSet<IndirectReference> off = [];

    /// <param name="catalog">Of the document; null where it is not known.</param>
    public Layers(IPdfTokenScanner scanner, DictionaryToken? catalog)
    {
        this.scanner = scanner;
        if (catalog is null || scanner.Value(catalog, "OCProperties") is not DictionaryToken properties
            || scanner.Value(properties, "D") is not DictionaryToken settings)
            return;
        if (scanner.Name(settings, "BaseState") == "OFF") off.UnionWith(References(properties, "OCGs"));
        off.ExceptWith(References(settings, "ON"));
        off.UnionWith(References(settings, "OFF"));
        foreach (var usage in Dictionaries(settings, "AS"))
            if (scanner.Name(usage, "Event") == "Print")
                foreach (var group in References(usage, "OCGs")) SetForPrint(group);
        // Layers that are only for the program that made the file have no say in what shows.
        off.RemoveWhere(group => scanner.Get(group)?.Data is DictionaryToken layer && scanner.Name(layer, "Intent") == "Design");
    }

    /// <summary>Whether what belongs to a layer, or to a combination of layers, is not printed.</summary>
    /// <param name="token">The value of /OC, or of the property that a content stream names.</param>
    public bool IsOff(IToken? token)
    {
        if (token is null) return false;
        if (token is IndirectReferenceToken reference && off.Contains(reference.Data)) return true;
        return scanner.Follow(token) is DictionaryToken membership && scanner.Name(membership, "Type") == "OCMD" && !IsOn(membership);
    }

    bool IsOn(DictionaryToken membership)
    {
        if (scanner.Value(membership, "VE") is ArrayToken expression) return Holds(expression, 0);
        var groups = References(membership, "OCGs").ToList();
        if (groups.Count == 0) return true;
        return scanner.Name(membership, "P") switch
        {
            "AllOn" => !groups.Exists(off.Contains),
            "AnyOff" => groups.Exists(off.Contains),
            "AllOff" => groups.TrueForAll(off.Contains),
            _ => !groups.TrueForAll(off.Contains),
        };
    }

    bool Holds(ArrayToken expression, int depth)
    {
        if (depth > Deepest || expression.Length == 0 || expression.Data[0] is not NameToken { Data: var combination }) return true;
        var terms = expression.Data.Skip(1).Select(t => t is IndirectReferenceToken { Data: var layer } && off.Contains(layer)
            ? false
            : scanner.Follow(t) is not ArrayToken inner || Holds(inner, depth + 1));
        return combination switch
        {
            "And" => terms.All(t => t),
            "Or" => terms.Any(t => t),
            "Not" => !terms.FirstOrDefault(),
            _ => true,
        };
    }

    /// <summary>What a layer says of itself for printing goes before the state it has in the viewer.</summary>
    void SetForPrint(IndirectReference group)
    {
        if (scanner.Get(group)?.Data is not DictionaryToken layer || scanner.Value(layer, "Usage") is not DictionaryToken usage
            || scanner.Value(usage, "Print") is not DictionaryToken print)
            return;
        if (scanner.Name(print, "PrintState") == "OFF") off.Add(group);
        else if (scanner.Name(print, "PrintState") == "ON") off.Remove(group);
    }

    /// <summary>The references of an array, or the one that stands alone.</summary>
    IEnumerable<IndirectReference> References(DictionaryToken dictionary, string key)
    {
        if (!dictionary.TryGet(NameToken.Create(key), out var token)) return [];
        if (scanner.Follow(token) is ArrayToken array) return array.Data.OfType<IndirectReferenceToken>().Select(r => r.Data);
        return token is IndirectReferenceToken one ? [one.Data] : [];
    }

    IEnumerable<DictionaryToken> Dictionaries(DictionaryToken dictionary, string key) =>
        scanner.Value(dictionary, key) is ArrayToken array ? array.Data.Select(scanner.Follow).OfType<DictionaryToken>() : [];
}
