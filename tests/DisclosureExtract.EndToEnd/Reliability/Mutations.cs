using System.Text;

namespace DisclosureExtract.EndToEnd.Reliability;

/// <summary>Damage as it happens and as it is done on purpose, from a seed.</summary>
static class Mutations
{
    static readonly byte[][] Words =
    [
        .. new[]
        {
            "obj", "endobj", "stream", "endstream", "xref", "trailer", "startxref", "/Kids", "/Parent", "/Count 999999999", "/Length 99999999999", "/Length -1", "0 R", "1 0 R", "2 0 R", "[[[[", "<<<<", ">>", "]", "(", ")",
            "/FlateDecode", "/Filter /JBIG2Decode", "/Filter /JPXDecode", "/Filter /CCITTFaxDecode", "/Type /ObjStm", "/Type /XRef", "/Encrypt 1 0 R", "2147483648", "-2147483649", "1e309", "NaN", "9999999999999999999999", "0.0000000000000000001",
            " q ", " Q ", " BT ", " ET ", " Tj ", " Do ", " cm ", " Tf ", " re ", " BI ID EI ", "\t\t\t\t", "\f", "\r\n\r\n", "合计", "万元", "目录", "，其中：", "（一）", "1,2,3.4.5", "-", "%PDF-1.7", "%%EOF", "\0", "\uFEFF",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var n = random.Next(1, 6); n > 0 && bytes.Count > 8; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(9))
            {
                case 0: // a bit
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1: // a run of noise
                    for (var i = at; i < Math.Min(bytes.Count, at + random.Next(1, 40)); i++)
                        bytes[i] = (byte)random.Next(256);
                    break;
                case 2: // cut off
                    if (random.Next(4) == 0) bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3: // a hole
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 200)));
                    break;
                case 4: // a part twice
                    bytes.InsertRange(
                        random.Next(bytes.Count), bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(1, 400))));
                    break;
                case 5 or 6: // a word of the format in the wrong place
                    bytes.InsertRange(at, Words[random.Next(Words.Length)]);
                    break;
                case 7: // another number
                    while (at < bytes.Count && bytes[at] is < (byte)'0' or > (byte)'9') at++;
                    for (var i = at; i < bytes.Count && bytes[i] is >= (byte)'0' and <= (byte)'9'; i++)
                        bytes[i] = (byte)('0' + random.Next(10));
                    break;
                default: // a word many times over
                    var word = Words[random.Next(Words.Length)];
                    bytes.InsertRange(at, Enumerable.Repeat(word, random.Next(2, 300)).SelectMany(w => w));
                    break;
            }
        }
        return [.. bytes];
    }
}
