using System.Buffers.Binary;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Tools.Synthesis.Drawing;

/// <summary>
/// A TrueType font cut down to some glyphs. Glyph numbers stay as they are: what is left out has no outline, and the
/// long tables of zeros vanish when compressed.
/// </summary>
static class FontSubset
{
    static readonly string[] Copied = ["cvt ", "fpgm", "prep", "hhea", "maxp"];

    public static byte[] Make(Face face, IEnumerable<ushort> glyphs)
    {
        byte[] Table(string tag) => face.Typeface.TryGetTableData(Face.Tag(tag), out var data) ? data : [];
        byte[] head = Table("head"), loca = Table("loca"), glyf = Table("glyf"), hmtx = Table("hmtx");
        byte[] hhea = Table("hhea");
        var isLong = BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(50)) == 1;
        var count = loca.Length / (isLong ? 4 : 2) - 1;
        uint Offset(int glyph) =>
            isLong
                ? BinaryPrimitives.ReadUInt32BigEndian(loca.AsSpan(glyph * 4))
                : 2u * BinaryPrimitives.ReadUInt16BigEndian(loca.AsSpan(glyph * 2));

        var kept = new SortedSet<int> { 0 };
        var open = new Stack<int>(glyphs.Select(g => (int)g));
        while (open.TryPop(out var glyph))
        {
            if (glyph >= count || !kept.Add(glyph)) continue;
            foreach (var part in Parts(glyf.AsSpan((int)Offset(glyph), (int)(Offset(glyph + 1) - Offset(glyph)))))
                open.Push(part);
        }

        var newGlyf = new MemoryStream();
        var newLoca = new byte[(count + 1) * 4];
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(newLoca.AsSpan(glyph * 4), (uint)newGlyf.Length);
            if (!kept.Contains(glyph)) continue;
            newGlyf.Write(glyf, (int)Offset(glyph), (int)(Offset(glyph + 1) - Offset(glyph)));
            while (newGlyf.Length % 4 != 0) newGlyf.WriteByte(0);
        }
        BinaryPrimitives.WriteUInt32BigEndian(newLoca.AsSpan(count * 4), (uint)newGlyf.Length);

        var metrics = BinaryPrimitives.ReadUInt16BigEndian(hhea.AsSpan(34));
        var newHmtx = new byte[hmtx.Length];
        foreach (var glyph in kept)
        {
            var at = glyph < metrics ? glyph * 4 : metrics * 4 + (glyph - metrics) * 2;
            hmtx.AsSpan(at, glyph < metrics ? 4 : 2).CopyTo(newHmtx.AsSpan(at));
        }
        hmtx.AsSpan((metrics - 1) * 4, 4).CopyTo(newHmtx.AsSpan((metrics - 1) * 4)); // the width of all glyphs after it

        var newHead = head.ToArray();
        BinaryPrimitives.WriteInt16BigEndian(newHead.AsSpan(50), 1);
        List<(string Tag, byte[] Data)> tables =
        [
            ("head", newHead), ("glyf", newGlyf.ToArray()), ("loca", newLoca), ("hmtx", newHmtx),
        ];
        foreach (var tag in Copied)
            if (Table(tag) is { Length: > 0 } data) tables.Add((tag, data));
        tables.Sort((a, b) => string.CompareOrdinal(a.Tag, b.Tag));
        return Assemble(tables);
    }

    /// <summary>Glyphs a composite glyph is made of.</summary>
    static List<int> Parts(ReadOnlySpan<byte> glyph)
    {
        var parts = new List<int>();
        if (glyph.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(glyph) >= 0) return parts;
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(glyph[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(glyph[(at + 2)..]));
            at += 4 + ((flags & 1) != 0 ? 4 : 2) + (
                (flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            if ((flags & 0x20) == 0) return parts;
        }
    }

    static byte[] Assemble(List<(string Tag, byte[] Data)> tables)
    {
        var file = new MemoryStream();
        var power = 1 << (int)Math.Log2(tables.Count);
        Write32(0x00010000);
        Write16(tables.Count);
        Write16(power * 16);
        Write16((int)Math.Log2(power));
        Write16(tables.Count * 16 - power * 16);
        var offset = 12 + 16 * tables.Count;
        foreach (var (tag, data) in tables)
        {
            foreach (var c in tag) file.WriteByte((byte)c);
            Write32(Checksum(data));
            Write32((uint)offset);
            Write32((uint)data.Length);
            offset += (data.Length + 3) & ~3;
        }
        foreach (var (_, data) in tables)
        {
            file.Write(data);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }
        return file.ToArray();

        void Write16(int value)
        {
            file.WriteByte((byte)(value >> 8));
            file.WriteByte((byte)value);
        }
        void Write32(uint value)
        {
            Write16((int)(value >> 16));
            Write16((int)(value & 0xFFFF));
        }
    }

    static uint Checksum(byte[] data)
    {
        uint sum = 0;
        for (var i = 0; i < data.Length; i++) sum += (uint)data[i] << (24 - 8 * (i % 4));
        return sum;
    }
}
