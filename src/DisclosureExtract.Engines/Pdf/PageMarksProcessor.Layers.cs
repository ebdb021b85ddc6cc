using DisclosureExtract.Pages;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Keeps track of the layers that what is drawn belongs to: of the content, of forms, of images.</summary>
sealed partial class PageMarksProcessor
{
    static readonly NameToken Oc = NameToken.Create("OC");

    /// <summary>Resources at hand, the innermost last: the names of layers are looked up in them.</summary>
    readonly List<DictionaryToken> resources;

    /// <summary>For each marked content that is open: whether it is in a layer that is off.</summary>
    readonly Stack<bool> marked = new();

    /// <summary>Marked contents that were open before the form at hand: it cannot close them.</summary>
    int markedBefore;

    /// <summary>Marked contents and forms that are open and in a layer that is off.</summary>
    int layersOff;

    /// <summary>Forms that are open and drawn so that what is below shines through.</summary>
    int translucent;

    public override void BeginMarkedContent(
        NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        Count();
        var isOff = propertyDictionaryName is not null && name.Data == "OC" && around.Layers.IsOff(Property(propertyDictionaryName));
        marked.Push(isOff);
        if (isOff) Leave();
    }

    public override void EndMarkedContent()
    {
        if (marked.Count > markedBefore && marked.Pop()) Return();
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        var (depth, before) = (marked.Count, markedBefore);
        var isTranslucent = !IsOpaque(GetCurrentState());
        var isOff = IsOff(formStream);
        var own = PdfScanner.Value(formStream.StreamDictionary, "Resources") as DictionaryToken;
        if (isOff) Leave();
        if (own is not null) resources.Add(own);
        if (isTranslucent) translucent++;
        markedBefore = depth;
        try
        {
            base.ProcessFormXObject(formStream, xObjectName);
        }
        finally
        {
            if (own is not null) resources.RemoveAt(resources.Count - 1);
            while (marked.Count > depth) EndMarkedContent(); // what a form leaves open ends with it
            markedBefore = before;
            if (isTranslucent) translucent--;
            if (isOff) Return();
        }
    }

    bool IsOff(StreamToken stream) => stream.StreamDictionary.TryGet(Oc, out var layer) && around.Layers.IsOff(layer);

    void Leave()
    {
        layersOff++;
        suppressed ??= AsideReason.LayerOff;
    }

    void Return()
    {
        if (--layersOff == 0 && suppressed == AsideReason.LayerOff) suppressed = null;
    }

    IToken? Property(NameToken name)
    {
        for (var i = resources.Count - 1; i >= 0; i--)
            if (PdfScanner.Value(resources[i], "Properties") is DictionaryToken named && named.TryGet(name, out var token)) return token;
        return null;
    }
}
