using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Clean;

/// <summary>
/// What decides whether a page can be another read again, in some hundred bytes: the texts of ten thousand documents are
/// not to be held in memory.
/// </summary>
sealed class PageKey
{
    readonly int length;
    readonly bool isExact;
    readonly ulong letters;

    /// <summary>The last eight bits of each bin of the fingerprint: two pages look no less alike by them.</summary>
    readonly byte[] print;

    public PageKey(PageText page)
    {
        (length, isExact) = (page.Text.Length, page.IsExact);
        var text = SHA256.HashData(MemoryMarshal.AsBytes(page.Text.AsSpan()));
        Text = BinaryPrimitives.ReadUInt128LittleEndian(text);
        letters = LettersOf(page.Text);
        print = Array.ConvertAll(page.Print, bin => (byte)bin);
        Numbers = NumbersOf(page.Numbers);
        Bands = page.Numbers.Count > 0 ? [] : [.. MinHash.Bands(page.Print).Select(b => ((((uint)b.Band * 31 + b.A) * 2654435761u + b.B) * 2654435761u) + b.C)];
    }

    /// <summary>Stands for the whole text.</summary>
    public UInt128 Text { get; }

    /// <summary>Stand for the amounts, in order of size; one that is printed twice has two.</summary>
    public uint[] Numbers { get; }

    /// <summary>Of a page without amounts.</summary>
    public uint[] Bands { get; }

    /// <summary>False where <see cref="NearDuplicatePages.Compare"/> would say no.</summary>
    public bool MayBeCopyOf(PageKey other)
    {
        if (Text == other.Text || Math.Min(length, other.length) < NearDuplicatePages.SameLength * Math.Max(length, other.length)) return false;
        if (isExact && other.isExact && letters != other.letters) return false;
        return Alike(other) >= NearDuplicatePages.Alike
            && Shared(Numbers, other.Numbers) >= NearDuplicatePages.SameNumbers * Math.Max(Numbers.Length, other.Numbers.Length);
    }

    /// <summary>Share of the fingerprint that is the same, empty bins among it; no less than the share of the shingles.</summary>
    public double Alike(PageKey other)
    {
        var same = 0;
        for (var at = 0; at < print.Length; at += Vector<byte>.Count)
            same -= Vector.Sum(Vector.AsVectorSByte(Vector.Equals(new Vector<byte>(print, at), new Vector<byte>(other.print, at))));
        return (double)same / print.Length;
    }

    static int Shared(uint[] a, uint[] b)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j]) shared++;
            var next = a[i].CompareTo(b[j]);
            if (next <= 0) i++;
            if (next >= 0) j++;
        }
        return shared;
    }

    static ulong LettersOf(string text)
    {
        var hash = 14695981039346656037ul; // FNV-1a
        foreach (var c in text)
            if (char.IsLetter(c)) hash = (hash ^ c) * 1099511628211ul;
        return hash;
    }

    static uint[] NumbersOf(IReadOnlyList<string> numbers)
    {
        var times = new Dictionary<int, int>();
        var keys = new uint[numbers.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var hash = Shingles.Hash(numbers[i]);
            CollectionsMarshal.GetValueRefOrAddDefault(times, hash, out _)++;
            keys[i] = (uint)hash + (uint)times[hash] * 2654435761u;
        }
        Array.Sort(keys);
        return keys;
    }
}
