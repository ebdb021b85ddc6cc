namespace DisclosureExtract.Vocabulary;

/// <summary>How far a reading is from a word: characters that an engine misread, passed over or made of a speck.</summary>
static class CharacterDistance
{
    /// <summary>A word may have one character in so many misread and still be the nearest.</summary>
    const int CharactersPerFault = 4;

    /// <summary>In shorter words one other character makes another word.</summary>
    const int Shortest = 4;

    /// <summary>Whether the one may be the other misread; not if they are alike.</summary>
    public static bool IsNear(string read, string word)
    {
        var most = word.Length / CharactersPerFault;
        return word.Length >= Shortest && read != word && Math.Abs(read.Length - word.Length) <= most && Of(read, word, most) <= most;
    }

    /// <summary>Characters to change, take away or add; more than <paramref name="most"/> where it is more.</summary>
    public static int Of(string a, string b, int most)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, least) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most) return most + 1;
        }
        return row[b.Length];
    }
}
