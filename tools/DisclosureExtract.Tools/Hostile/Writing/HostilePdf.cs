using System.Globalization;
using System.Text;

namespace DisclosureExtract.Tools.Hostile.Writing;

/// <summary>
/// A PDF of one page, 1 catalogue, 2 tree, 3 page, 4 content, 5 font, to which harm is done: entries are added to these,
/// and objects from 10 on.
/// </summary>
sealed class HostilePdf
{
    const int FirstRelay = 1_000_000, RelayLength = 3;

    readonly SortedDictionary<int, (string Body, byte[]? Data)> objects = [];

    public string Catalog { get; set; } = "";

    public string Page { get; set; } = "/MediaBox [0 0 595 842]";

    public string Kids { get; set; } = "[3 0 R]";

    public string Count { get; set; } = "1";

    public string Tree { get; set; } = "";

    public string Resources { get; set; } = "";

    public string Content { get; set; } = "BT /F1 9 Tf 50 700 Td (2026 total 1,234.50) Tj ET";

    /// <summary>Entries of the stream dictionary of the content besides its length.</summary>
    public string ContentEntries { get; set; } = "";

    public byte[]? ContentBytes { get; set; }

    public string? ContentLength { get; set; }

    public string Font { get; set; } = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

    public string Trailer { get; set; } = "";

    /// <summary>Entries of the table of objects, where it is written as a stream.</summary>
    public string? Fields { get; set; }

    public string? Index { get; set; }

    public string? Size { get; set; }

    /// <summary>The table is a stream, whatever the spelling.</summary>
    public bool HasTableStream { get; set; }

    /// <summary>Entries of the stream of packed objects, in place of its own.</summary>
    public string? Pack { get; set; }

    /// <summary>In place of the table and all that follows; given the offset at which it stands.</summary>
    public Func<long, string>? End { get; set; }

    public HostilePdf Add(int number, string body)
    {
        objects[number] = (body, null);
        return this;
    }

    public HostilePdf AddStream(int number, string entries, string data) => AddStream(number, entries, Encoding.Latin1.GetBytes(data));

    public HostilePdf AddStream(int number, string entries, byte[] data)
    {
        objects[number] = ($"<< {entries} /Length {data.Length.ToString(CultureInfo.InvariantCulture)} >>", data);
        return this;
    }

    public byte[] ToBytes(Spelling spelling)
    {
        var all = new SortedDictionary<int, (string Body, byte[]? Data)>(objects);
        void Put(int number, string body) => all.TryAdd(number, (body, null));
        Put(1, $"<< /Type /Catalog /Pages 2 0 R {Catalog} >>");
        Put(2, $"<< /Type /Pages /Kids {Kids} /Count {Count} {Tree} >>");
        Put(3, $"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {Resources} >> {Page} >>");
        var content = ContentBytes ?? Encoding.Latin1.GetBytes(Content);
        all.TryAdd(4, ($"<< {ContentEntries} /Length {ContentLength ?? content.Length.ToString(CultureInfo.InvariantCulture)} >>", content));
        Put(5, Font);
        if (spelling == Spelling.Relayed) all = WithRelays(all);
        using var writing = new Writing(this, spelling, all);
        return writing.ToBytes();
    }

    static SortedDictionary<int, (string Body, byte[]? Data)> WithRelays(SortedDictionary<int, (string Body, byte[]? Data)> all)
    {
        var relayed = new SortedDictionary<int, (string Body, byte[]? Data)>();
        int Relay(int number) => number is 1 or 2 || number >= 2000 ? number : FirstRelay + number * RelayLength;
        foreach (var (number, (body, data)) in all)
        {
            relayed[number] = (body.Length > 100_000 ? body : Respelling.Relayed(body, Relay), data);
            if (Relay(number) == number) continue;
            for (var i = 0; i < RelayLength; i++)
                relayed[Relay(number) + i] = ($"{(i + 1 < RelayLength ? Relay(number) + i + 1 : number)} 0 R", null);
        }
        return relayed;
    }

    /// <summary>The bytes of one file while they are put together.</summary>
    sealed class Writing(HostilePdf pdf, Spelling spelling, SortedDictionary<int, (string Body, byte[]? Data)> all) : IDisposable
    {
        const int PackNumber = 900_001, TableNumber = 900_002;

        readonly MemoryStream output = new();
        readonly SortedDictionary<int, long> offsets = [];
        readonly List<int> packed = [];

        bool HasTableStream => pdf.HasTableStream || spelling == Spelling.Packed;

        public void Dispose() => output.Dispose();

        public byte[] ToBytes()
        {
            Text("%PDF-1.7\n");
            if (spelling == Spelling.Revised) WriteHarmless();
            var before = offsets.Count > 0 ? Table(prev: null) : (long?)null;
            foreach (var (number, (body, data)) in all)
            {
                if (data is null && spelling == Spelling.Packed && number != 1) packed.Add(number);
                else Object(number, body, data);
            }
            if (packed.Count > 0) WritePacked();
            if (spelling == Spelling.TableLost) return output.ToArray();
            if (pdf.End is { } end) Text(end(output.Length));
            else Table(before);
            return output.ToArray();
        }

        void WriteHarmless()
        {
            foreach (var number in all.Keys.Where(n => n is > 5 or 4)) Object(number, "null", null);
            Object(1, "<< /Type /Catalog /Pages 2 0 R >>", null);
            Object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", null);
            Object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", null);
        }

        void Object(int number, string body, byte[]? data)
        {
            offsets[number] = output.Length;
            Text($"{number} 0 obj\n{(body.Length > 200_000 ? body : Respelling.Of(body, spelling))}\n");
            if (data is not null)
            {
                Text("stream\n");
                output.Write(data);
                Text("\nendstream\n");
            }
            Text("endobj\n");
        }

        void WritePacked()
        {
            var (head, bodies) = (new StringBuilder(), new StringBuilder());
            foreach (var number in packed)
            {
                head.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Length} ");
                bodies.Append(all[number].Body).Append('\n');
            }
            var data = Encoding.Latin1.GetBytes($"{head}\n{bodies}");
            Object(PackNumber, $"<< /Type /ObjStm {pdf.Pack ?? $"/N {packed.Count} /First {head.Length + 1}"} /Length {data.Length} >>", data);
        }

        long Table(long? prev)
        {
            var at = output.Length;
            var size = pdf.Size ?? $"{Math.Max(all.Keys.Max(), HasTableStream ? TableNumber : 0) + 1}";
            var entries = $"/Size {size} /Root 1 0 R {pdf.Trailer} {(prev is null ? "" : $"/Prev {prev}")}";
            if (HasTableStream) WriteTableStream(at, entries);
            else
            {
                Text("xref\n0 1\n0000000000 65535 f \n");
                foreach (var (number, offset) in offsets) Text($"{number} 1\n{offset:0000000000} 00000 n \n");
                Text($"trailer\n<< {entries} >>\n");
            }
            Text($"startxref\n{at}\n%%EOF\n");
            return at;
        }

        void WriteTableStream(long at, string entries)
        {
            var rows = new SortedDictionary<int, (byte Kind, long First, int Second)> { [TableNumber] = (1, at, 0) };
            foreach (var (number, offset) in offsets) rows[number] = (1, offset, 0);
            for (var i = 0; i < packed.Count; i++) rows[packed[i]] = (2, PackNumber, i);
            var data = new List<byte>();
            foreach (var (kind, first, second) in rows.Values)
                data.AddRange([kind, (byte)(first >> 24), (byte)(first >> 16), (byte)(first >> 8), (byte)first, (byte)(second >> 8), (byte)second]);
            var index = pdf.Index ?? $"[{string.Join(' ', rows.Keys.Select(n => $"{n} 1"))}]";
            Object(TableNumber, $"<< /Type /XRef /W {pdf.Fields ?? "[1 4 2]"} /Index {index} {entries} /Length {data.Count} >>", [.. data]);
        }

        void Text(FormattableString text) => output.Write(Encoding.Latin1.GetBytes(text.ToString(CultureInfo.InvariantCulture)));

        void Text(string text) => output.Write(Encoding.Latin1.GetBytes(text));
    }
}
