namespace DisclosureExtract.Engines.Ofd;

/// <summary>What the pages of one document refer to by number: fonts, pictures, colour spaces, settings, drawings.</summary>
sealed class OfdResources(OfdPackage package)
{
    /// <summary>Settings that rest on others.</summary>
    const int Deepest = 16;

    readonly Dictionary<string, OfdElement> fonts = [], media = [], settings = [], spaces = [], units = [];
    readonly Dictionary<OfdElement, string> folders = [];

    public OfdElement? Font(string? id) => fonts.GetValueOrDefault(id ?? "");

    public OfdElement? Media(string? id) => media.GetValueOrDefault(id ?? "");

    public OfdElement? Space(string? id) => spaces.GetValueOrDefault(id ?? "");

    public OfdElement? Unit(string? id) => units.GetValueOrDefault(id ?? "");

    /// <summary>The settings of a number, then those they rest on.</summary>
    public IEnumerable<OfdElement> Settings(string? id)
    {
        for (var depth = 0; depth < Deepest && settings.TryGetValue(id ?? "", out var found); depth++, id = found["Relative"]) yield return found;
    }

    /// <summary>Adds what a part lists; a number keeps what it stood for first. A part that cannot be read lists nothing.</summary>
    public void Add(string? part)
    {
        if (part is null || ReadOrNull(part) is not { } list) return;
        var folder = OfdPackage.FolderOf(part) + (list["BaseLoc"]?.Trim().Trim('/') is { Length: > 0 } inner ? inner + "/" : "");
        Add(list, "Font", fonts, folder);
        Add(list, "MultiMedia", media, folder);
        Add(list, "DrawParam", settings, folder);
        Add(list, "ColorSpace", spaces, folder);
        Add(list, "CompositeGraphicUnit", units, folder);
    }

    /// <summary>The bytes of the file that a resource names; null where it names none, or none that is there.</summary>
    public byte[]? FileOf(OfdElement resource, string member)
    {
        if (package.Find(resource.Said(member), folders.GetValueOrDefault(resource, "")) is not { } part) return null;
        try
        {
            return package.Read(part);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    OfdElement? ReadOrNull(string part)
    {
        try
        {
            return package.ReadXml(part);
        }
        catch (InvalidDataException)
        {
            return null; // text tells its characters without its font; pictures that are lost are told of where they stand
        }
    }

    void Add(OfdElement list, string kind, Dictionary<string, OfdElement> to, string folder)
    {
        foreach (var resource in list.Within(kind))
            if (resource["ID"] is { } id && to.TryAdd(id.Trim(), resource)) folders[resource] = folder;
    }
}
