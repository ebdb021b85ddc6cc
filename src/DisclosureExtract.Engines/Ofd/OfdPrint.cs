using System.Globalization;
using System.Text;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>What one page of an OFD has besides what is drawn of it.</summary>
sealed class OfdPrintedPage
{
    /// <summary>Why it cannot be read, as the end of a sentence; null where it can.</summary>
    public string? Fault { get; set; }

    /// <summary>Where pictures stand that cannot be shown, page as displayed.</summary>
    public List<BoundingBox> Lost { get; } = [];

    public List<NoiseItem> Seals { get; } = [];
}

/// <summary>
/// An OFD printed into a PDF in memory. Both formats put glyphs, lines and pictures at places of a page; with this step there is
/// one reader for both, with one idea of what is hidden, covered, a ruling, or a picture to be recognised.
/// </summary>
sealed class OfdPrint
{
    /// <summary>Millimetres of a page that does not say, and the largest that PDF knows.</summary>
    const double UsualWidth = 210, UsualHeight = 297, Largest = 5080;

    const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>Pages of a document; characters of what is drawn on all of them.</summary>
    const int MostPages = 5_000;

    const long MostContent = 512L << 20;

    readonly OfdPackage package;
    readonly PdfObjects pdf = new();
    readonly OfdStock stock;
    readonly int tree;
    readonly List<int> kids = [];
    readonly List<string> attached = [];
    long written;

    OfdPrint(OfdPackage package)
    {
        this.package = package;
        stock = new OfdStock(pdf);
        tree = pdf.Reserve();
    }

    public List<OfdPrintedPage> Pages { get; } = [];

    public IReadOnlyList<string> Attached => attached;

    public string? Producer { get; private set; }

    public byte[] Pdf { get; private set; } = [];

    /// <exception cref="DocumentException">Enciphered, damaged, without pages or with too many.</exception>
    public static OfdPrint Of(byte[] bytes, string name)
    {
        try
        {
            using var package = OfdPackage.Open(bytes);
            if (package.IsEncrypted)
                throw new DocumentException(
                    DocumentFault.Encrypted, $"{name}: the OFD is encrypted. Save a copy without encryption and try again.");
            var print = new OfdPrint(package);
            foreach (var body in package.ReadXml(package.Find(package.Entrance, "") ?? throw new InvalidDataException("it has no OFD.xml")).All("DocBody"))
                print.Print(body, name);
            print.Close(name);
            return print;
        }
        catch (InvalidDataException e)
        {
            throw new DocumentException(
                DocumentFault.Damaged, $"{name}: not a readable OFD ({e.Message}). Download or copy it again; opening it in a viewer and printing it to PDF often helps.", e);
        }
    }

    void Print(OfdElement body, string name)
    {
        var info = body.Child("DocInfo");
        Producer ??= info?.Said("Creator") ?? info?.Within("CustomData").FirstOrDefault(c => c["Name"]?.EndsWith("producer", StringComparison.Ordinal) == true)?.Text.Trim();
        var location = Current(body) ?? body.Said("DocRoot");
        var part = package.Find(location, package.Entrance) ?? throw new InvalidDataException($"its document “{location}” is not in it");
        var root = package.ReadXml(part);
        var common = root.Child("CommonData");
        var resources = new OfdResources(package);
        foreach (var list in common?.Children.Where(c => c.Name is "PublicRes" or "DocumentRes") ?? []) resources.Add(package.Find(list.Text, part));
        var templates = (common?.All("TemplatePage") ?? []).Where(t => t["ID"] is not null).ToLookup(t => t["ID"]!.Trim());
        var notes = Notes(root, part);
        var seals = OfdSeal.Of(package, package.Find(body.Said("Signatures"), package.Entrance));
        Attach(root, part);
        foreach (var page in root.Child("Pages")?.All("Page") ?? [])
        {
            if (Pages.Count == MostPages)
                throw new DocumentException(DocumentFault.TooLarge, $"{name}: more than {MostPages} pages; at most as many are read. Split the file.");
            var printed = new OfdPrintedPage();
            Pages.Add(printed);
            var size = OfdBox.Of(common?.Child("PageArea")?.Said("PhysicalBox"));
            try
            {
                Print(page, part, size, new(resources, templates, notes, seals), printed);
            }
            catch (InvalidDataException e)
            {
                printed.Fault = e.Message;
                AddPage(Sized(size), [], "<<>>", []);
            }
        }
    }

    /// <summary>The document of the version that is the current one, where a file keeps several.</summary>
    string? Current(OfdElement body)
    {
        var version = body.Child("Versions")?.All("Version").FirstOrDefault(v => OfdNumbers.Flag(v["Current"]) == true);
        return package.Find(version?["BaseLoc"], package.Entrance) is { } part ? package.ReadXml(part).Said("DocRoot") : null;
    }

    sealed record Around(OfdResources Resources, ILookup<string, OfdElement> Templates, ILookup<string, string> Notes, List<OfdSeal> Seals);

    void Print(OfdElement entry, string document, OfdBox? size, Around around, OfdPrintedPage printed)
    {
        var part = package.Find(entry["BaseLoc"], document) ?? throw new InvalidDataException($"its content “{entry["BaseLoc"]}” is not in the file");
        var page = package.ReadXml(part);
        var id = entry["ID"]?.Trim() ?? "";
        var box = Sized(OfdBox.Of(page.Child("Area")?.Said("PhysicalBox")) ?? size);
        foreach (var list in page.All("PageRes")) around.Resources.Add(package.Find(list.Text, part));
        var canvas = new OfdCanvas(stock, around.Resources, ToPoints(box.Height));
        var (behind, before) = (new List<OfdElement>(), new List<OfdElement>());
        foreach (var use in page.All("Template"))
            if (around.Templates[use["TemplateID"]?.Trim() ?? ""].FirstOrDefault() is { } template)
                ((use["ZOrder"] ?? template["ZOrder"]) == "Foreground" ? before : behind).Add(
                    package.ReadXml(package.Find(template["BaseLoc"], document) ?? throw new InvalidDataException($"its template “{template["BaseLoc"]}” is not in the file")));
        foreach (var drawn in (IEnumerable<OfdElement>)[.. behind, page, .. before]) canvas.DrawLayers(drawn);
        printed.Lost.AddRange(canvas.Lost.Select(l => OnPage(l, box.Height)));
        foreach (var seal in around.Seals.Where(s => s.Page == id))
            printed.Seals.Add(new NoiseItem(NoiseKinds.Stamp, seal.Name, [(Pages.Count, ToPage(seal.Box))]));
        var notes = new List<int>();
        foreach (var list in around.Notes[id])
            foreach (var note in package.ReadXml(list).All("Annot")) PrintNote(note, around.Resources, box, notes, printed);
        AddPage(box, canvas.Content, canvas.Resources, notes);
    }

    static OfdBox Sized(OfdBox? box) => box is { Width: <= Largest, Height: <= Largest } known ? known : new(0, 0, UsualWidth, UsualHeight);

    static OfdMatrix ToPoints(double height) => new(PointsPerMillimetre, 0, 0, -PointsPerMillimetre, 0, height * PointsPerMillimetre);

    static BoundingBox ToPage(OfdBox box) => new(
        box.X * PointsPerMillimetre, box.Y * PointsPerMillimetre, (box.X + box.Width) * PointsPerMillimetre, (box.Y + box.Height) * PointsPerMillimetre);

    static BoundingBox OnPage(OfdPoint[] corners, double height) => new(
        corners.Min(c => c.X), height * PointsPerMillimetre - corners.Max(c => c.Y), corners.Max(c => c.X), height * PointsPerMillimetre - corners.Min(c => c.Y));

    void AddPage(OfdBox box, byte[] content, string resources, List<int> notes)
    {
        written += content.Length;
        if (written > MostContent) throw new InvalidDataException("more is drawn on its pages than any document shows");
        var (width, height) = (box.Width * PointsPerMillimetre, box.Height * PointsPerMillimetre);
        var stream = pdf.AddStream("", content);
        kids.Add(pdf.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {width:0.####} {height:0.####}]/Resources {resources}/Contents {stream} 0 R/Annots[{string.Concat(notes.Select(n => $"{n} 0 R "))}]>>")));
    }

    void PrintNote(OfdElement note, OfdResources resources, OfdBox page, List<int> notes, OfdPrintedPage printed)
    {
        if (note.Child("Appearance") is not { } appearance || OfdBox.Of(appearance["Boundary"]) is not { } box) return;
        var canvas = new OfdCanvas(stock, resources, ToPoints(box.Height));
        canvas.Draw(appearance);
        if (canvas.Content.Length == 0) return;
        printed.Lost.AddRange(canvas.Lost.Select(l => OnPage(l, box.Height).Shift(box.X * PointsPerMillimetre, box.Y * PointsPerMillimetre)));
        var kind = note["Type"] switch { "Watermark" => "Watermark", "Link" => "Link", "Highlight" => "Highlight", _ => "Stamp" };
        var isHidden = OfdNumbers.Flag(note["Visible"]) == false;
        var shown = ToPage(box);
        var form = pdf.AddStream(string.Create(
            CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Form/BBox[0 0 {shown.Width:0.####} {shown.Height:0.####}]/Resources {canvas.Resources}"), canvas.Content);
        var top = page.Height * PointsPerMillimetre;
        notes.Add(pdf.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Annot/Subtype/{kind}/F {(isHidden ? 2 : 4)}/Rect[{shown.Left:0.####} {top - shown.Bottom:0.####} {shown.Right:0.####} {top - shown.Top:0.####}]/AP<</N {form} 0 R>>>>")));
    }

    /// <summary>The parts that hold the notes of each page.</summary>
    ILookup<string, string> Notes(OfdElement document, string part)
    {
        var found = new List<(string Page, string Part)>();
        if (package.Find(document.Said("Annotations"), part) is { } list)
            foreach (var page in package.ReadXml(list).All("Page"))
                if (page["PageID"] is { } id && package.Find(page.Said("FileLoc"), list) is { } notes) found.Add((id.Trim(), notes));
        return found.ToLookup(f => f.Page, f => f.Part);
    }

    /// <summary>Names of the files that the document carries.</summary>
    void Attach(OfdElement document, string part)
    {
        const int Most = 200, Longest = 100;
        if (package.Find(document.Said("Attachments"), part) is not { } list) return;
        foreach (var file in package.ReadXml(list).Within("Attachment"))
        {
            if (attached.Count >= Most) return;
            var name = string.Concat((file["Name"] ?? "?").Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(Longest));
            var format = file["Format"] is { Length: > 0 and < 8 } ending && ending.All(char.IsAsciiLetterOrDigit) ? "." + ending : "";
            attached.Add(name.EndsWith(format, StringComparison.OrdinalIgnoreCase) ? name : name + format);
        }
    }

    void Close(string name)
    {
        if (Pages.Count == 0) throw new DocumentException(DocumentFault.NoPages, $"{name}: the OFD has no pages.");
        stock.Close();
        pdf.Set(tree, $"<</Type/Pages/Count {kids.Count}/Kids[{new StringBuilder().AppendJoin(' ', kids.Select(k => $"{k} 0 R"))}]>>");
        var catalog = pdf.Add(
            $"<</Type/Catalog/Pages {tree} 0 R/OCProperties<</OCGs[{stock.LayerOff} 0 R]/D<</OFF[{stock.LayerOff} 0 R]>>>>>>");
        Pdf = pdf.ToBytes(catalog);
    }
}
