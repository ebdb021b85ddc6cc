namespace DisclosureExtract.Engines;

/// <summary>The checksum of ZIP archives; the library reads them without looking at it.</summary>
static class Crc32
{
    public const uint Start = uint.MaxValue;

    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Of((uint)i))];

    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
        return sum;
    }

    public static uint End(uint sum) => ~sum;

    static uint Of(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
