namespace DisclosureExtract.Engines.Ofd;

/// <summary>How an object is drawn: by what it says itself, else by the settings it names, else by those of its layer.</summary>
/// <param name="around">Settings, the nearest first.</param>
sealed class OfdLook(OfdElement item, IReadOnlyList<OfdElement> around, OfdResources resources)
{
    public IReadOnlyList<OfdElement> Around => around;

    public string? this[string attribute] => item[attribute] ?? around.Select(s => s[attribute]).FirstOrDefault(v => v is not null);

    /// <summary>Null where nothing states one: what is filled with nothing does not show.</summary>
    public OfdColour? Fill => Colour("FillColor");

    public OfdColour Stroke => Colour("StrokeColor") ?? OfdColour.Black;

    /// <summary>0 to 1.</summary>
    public double Alpha => Math.Clamp((OfdNumbers.Of(item["Alpha"]) ?? 255) / 255, 0, 1);

    OfdColour? Colour(string kind)
    {
        var colour = item.Child(kind) ?? around.Select(s => s.Child(kind)).FirstOrDefault(c => c is not null);
        return colour is null ? null : OfdColour.Of(colour, resources);
    }
}
