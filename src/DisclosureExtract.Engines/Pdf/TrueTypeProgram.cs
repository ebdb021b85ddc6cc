using System.Buffers.Binary;
using System.Text;
using UglyToad.PdfPig.Fonts;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// What the program of an embedded TrueType font says of its glyphs: the characters that lead to them and their names. Only
/// the tables for that are read.
/// </summary>
sealed class TrueTypeProgram
{
    /// <summary>Glyphs a font can have.</summary>
    const int MostGlyphs = 65_536;

    readonly ReadOnlyMemory<byte> file;
    readonly Dictionary<string, (int At, int Length)> tables = [];
    readonly Dictionary<int, int> symbols = [], bytes = [];
    readonly Dictionary<int, string> characters = [];

    TrueTypeProgram(ReadOnlyMemory<byte> file) => this.file = file;

    /// <summary>Null for what is no TrueType font.</summary>
    public static TrueTypeProgram? Parse(ReadOnlyMemory<byte> file)
    {
        var program = new TrueTypeProgram(file);
        try
        {
            program.ReadDirectory();
            program.ReadCharacters(program.AddCharacter);
            program.ReadNames();
        }
        catch (ArgumentOutOfRangeException)
        {
            // Cut off or wrong: what was read up to there is sound.
        }
        return program.tables.Count > 0 ? program : null;
    }

    /// <summary>The character that leads to a glyph, or that its name stands for.</summary>
    public string? CharacterOf(int glyph) => characters.GetValueOrDefault(glyph);

    /// <summary>The glyphs that characters lead to, by their numbers.</summary>
    public IReadOnlyDictionary<int, int> Glyphs()
    {
        var glyphs = new Dictionary<int, int>();
        try
        {
            ReadCharacters((character, glyph) => glyphs.TryAdd(character, glyph));
        }
        catch (ArgumentOutOfRangeException)
        {
            // As above.
        }
        return glyphs;
    }

    /// <summary>The glyph that a symbolic font has for a single byte.</summary>
    public int GlyphOf(int code) =>
        bytes.TryGetValue(code, out var glyph) || symbols.TryGetValue(code, out glyph)
            || symbols.TryGetValue(0xF000 + code, out glyph) ? glyph : 0;

    /// <summary>The glyph of a character by the maps of a font that is not symbolic, or by its name; 0 where it has none.</summary>
    public int GlyphOfCharacter(char character)
    {
        foreach (var (glyph, text) in characters)
            if (text.Length == 1 && text[0] == character) return glyph;
        return character < 0x80 ? bytes.GetValueOrDefault(character) : 0;
    }

    /// <summary>The outline of a glyph, empty where nothing is drawn; null where it is broken.</summary>
    public GlyphOutline? OutlineOf(int glyph)
    {
        try
        {
            var outline = new GlyphOutline();
            return AddTo(outline, glyph, 0, 0, 0) ? outline : null;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Null where the glyph is not drawn or broken.</summary>
    public GlyphShape? ShapeOf(int glyph) => OutlineOf(glyph) is { IsEmpty: false } outline ? GlyphShape.Of(outline) : null;

    /// <summary>A glyph, or the glyphs it is made of, each moved to its place; such as are turned or stretched are not looked at.</summary>
    bool AddTo(GlyphOutline outline, int glyph, double dx, double dy, int depth)
    {
        const int Deepest = 4, IsWord = 1, AreOffsets = 2, IsScaled = 8 | 64 | 128, More = 32;
        var data = Outline(glyph);
        if (data.Length == 0) return true;
        if (BinaryPrimitives.ReadInt16BigEndian(data) >= 0) return SimpleGlyph.AddTo(outline, data, dx, dy);
        for (var at = 10; depth < Deepest;)
        {
            var (flags, part) = (U16(data, at), U16(data, at + 2));
            if ((flags & AreOffsets) == 0 || (flags & IsScaled) != 0) return false;
            var (x, y) = (flags & IsWord) != 0 ? (Signed(data, at + 4), Signed(data, at + 6)) : ((sbyte)data[at + 4], (sbyte)data[at + 5]);
            if (!AddTo(outline, part, dx + x, dy + y, depth + 1)) return false;
            if ((flags & More) == 0) return true;
            at += (flags & IsWord) != 0 ? 8 : 6;
        }
        return false;
    }

    /// <summary>A table by its name; empty where the font has none.</summary>
    public ReadOnlyMemory<byte> Part(string tag) => tables.TryGetValue(tag, out var table) ? file.Slice(table.At, table.Length) : default;

    /// <summary>Whether anything is drawn for a glyph.</summary>
    public bool HasOutline(int glyph)
    {
        try
        {
            var outline = Outline(glyph);
            if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) == 0) return false;
            return Signed(outline, 6) > Signed(outline, 2) && Signed(outline, 8) > Signed(outline, 4); // left, foot, right, head
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    ReadOnlySpan<byte> Outline(int glyph)
    {
        var isLong = U16(Table("head"), 50) == 1;
        var places = Table("loca");
        var (from, to) = isLong
            ? (BinaryPrimitives.ReadUInt32BigEndian(places[(4 * glyph)..]), BinaryPrimitives.ReadUInt32BigEndian(places[(4 * glyph + 4)..]))
            : (2u * (uint)U16(places, 2 * glyph), 2u * (uint)U16(places, 2 * glyph + 2));
        return from < to && to <= Table("glyf").Length ? Table("glyf")[(int)from..(int)to] : default;
    }

    void ReadDirectory()
    {
        var span = file.Span;
        if (span.Length < 12) return;
        var count = U16(span, 4);
        for (var i = 0; i < count; i++)
        {
            var entry = span.Slice(12 + 16 * i, 16);
            var (at, length) = (BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
            if (at < span.Length) tables[Encoding.Latin1.GetString(entry[..4])] = ((int)at, (int)Math.Min(length, span.Length - at));
        }
    }

    ReadOnlySpan<byte> Table(string tag) =>
        tables.TryGetValue(tag, out var table) ? file.Span.Slice(table.At, table.Length) : default;

    void ReadCharacters(Action<int, int> add)
    {
        var map = Table("cmap");
        if (map.Length < 4) return;
        var count = U16(map, 2);
        for (var i = 0; i < count; i++)
        {
            var (platform, encoding) = (U16(map, 4 + 8 * i), U16(map, 6 + 8 * i));
            var part = map[(int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(map[(8 + 8 * i)..]))..];
            switch (platform, encoding)
            {
                case (0, _) or (3, 1) or (3, 10):
                    ReadPart(part, add);
                    break;
                case (3, 0):
                    ReadPart(part, (code, glyph) => symbols.TryAdd(code, glyph));
                    break;
                case (1, 0):
                    ReadPart(part, (code, glyph) => bytes.TryAdd(code, glyph));
                    break;
            }
        }
    }

    /// <summary>Of several characters with one glyph the first, which is the plain one before compatibility forms.</summary>
    void AddCharacter(int code, int glyph)
    {
        if (code is > ' ' and <= 0x10FFFF and not (>= 0xD800 and <= 0xF8FF)) characters.TryAdd(glyph, char.ConvertFromUtf32(code));
    }

    static void ReadPart(ReadOnlySpan<byte> part, Action<int, int> add)
    {
        switch (U16(part, 0))
        {
            case 0:
                for (var code = 0; code < 256; code++)
                    if (part[6 + code] is > 0 and var glyph) add(code, glyph);
                break;
            case 4:
                ReadSegments(part, add);
                break;
            case 6:
                for (var i = 0; i < U16(part, 8); i++)
                    if (U16(part, 10 + 2 * i) is > 0 and var glyph) add(U16(part, 6) + i, glyph);
                break;
            case 12:
                var groups = BinaryPrimitives.ReadUInt32BigEndian(part[12..]);
                for (var i = 0; i < groups && i < MostGlyphs; i++)
                {
                    var (first, last) = (BinaryPrimitives.ReadUInt32BigEndian(part[(16 + 12 * i)..]), BinaryPrimitives.ReadUInt32BigEndian(part[(20 + 12 * i)..]));
                    var start = BinaryPrimitives.ReadUInt32BigEndian(part[(24 + 12 * i)..]);
                    for (var code = first; code <= last && code - first < MostGlyphs && start + (code - first) < MostGlyphs; code++)
                        add((int)code, (int)(start + (code - first)));
                }
                break;
        }
    }

    static void ReadSegments(ReadOnlySpan<byte> part, Action<int, int> add)
    {
        var count = U16(part, 6) / 2;
        for (var i = 0; i < count; i++)
        {
            var (last, first) = (U16(part, 14 + 2 * i), U16(part, 16 + 2 * (count + i)));
            var (delta, offset) = (U16(part, 16 + 2 * (2 * count + i)), U16(part, 16 + 2 * (3 * count + i)));
            for (var code = first; code <= last && code < 0xFFFF; code++)
            {
                var glyph = code;
                if (offset != 0)
                {
                    glyph = U16(part, 16 + 2 * (3 * count + i) + offset + 2 * (code - first));
                    if (glyph == 0) continue;
                }
                glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0) add(code, glyph);
            }
        }
    }

    /// <summary>Names of glyphs tell where no character leads to them. The first 258 are those of every font.</summary>
    void ReadNames()
    {
        const int Usual = 258;
        var post = Table("post");
        if (post.Length < 34 || BinaryPrimitives.ReadUInt32BigEndian(post) != 0x00020000) return;
        var count = U16(post, 32);
        var names = new List<string>();
        for (var at = 34 + 2 * count; at < post.Length && at + 1 + post[at] <= post.Length; at += 1 + post[at])
            names.Add(Encoding.Latin1.GetString(post.Slice(at + 1, post[at])));
        for (var glyph = 1; glyph < count; glyph++)
        {
            var index = U16(post, 34 + 2 * glyph);
            if (index is >= 16 and <= 31) characters.TryAdd(glyph, ((char)(index - 16 + '-')).ToString()); // hyphen, period, slash, digits …
            else if (index >= Usual && index - Usual < names.Count && Named(names[index - Usual]) is { } text) characters.TryAdd(glyph, text);
        }
    }

    static string? Named(string name)
    {
        try
        {
            return GlyphList.AdobeGlyphList.NameToUnicode(name) is { Length: > 0 } text && text[0] > ' ' ? text : null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidFontFormatException or OverflowException)
        {
            return null;
        }
    }

    static int Signed(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);

    static int U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
}
