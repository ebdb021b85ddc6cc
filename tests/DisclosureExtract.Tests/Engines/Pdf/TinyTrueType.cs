using System.Buffers.Binary;
using System.Text;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>
/// A TrueType program with nothing but the table that leads from characters to glyphs: glyph 1 is the first of the given
/// characters, glyph 2 the next.
/// </summary>
static class TinyTrueType
{
    public static byte[] WithCharacters(string characters)
    {
        var map = new List<byte>();
        Add16(0);
        Add16(1);
        Add16(3);
        Add16(10);
        Add32(12);
        Add16(12);
        Add16(0);
        Add32((uint)(16 + 12 * characters.Length));
        Add32(0);
        Add32((uint)characters.Length);
        foreach (var (c, glyph) in characters.Select((c, i) => (c, i + 1)).OrderBy(p => p.c))
        {
            Add32(c);
            Add32(c);
            Add32((uint)glyph);
        }
        var file = new byte[28 + map.Count];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        file[5] = 1;
        Encoding.ASCII.GetBytes("cmap").CopyTo(file, 12);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(20), 28);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(24), (uint)map.Count);
        map.CopyTo(file, 28);
        return file;

        void Add16(int value) => map.AddRange([(byte)(value >> 8), (byte)value]);

        void Add32(uint value)
        {
            Add16((int)(value >> 16));
            Add16((int)(value & 0xFFFF));
        }
    }
}
