using System.Text;

namespace DisclosureExtract.Tools.Training;

/// <summary>
/// Faults of readers: characters taken for others, lost, or made up. Two manners, so that what is tested was not
/// trained on.
/// </summary>
sealed class Noise(Random random, string characters, bool isTest)
{
    static readonly string[] DigitPairs = ["08", "06", "09", "68", "38", "35", "56", "17", "27", "14"];

    /// <summary>Characters of similar shape, used in tests only.</summary>
    const string Shapes = "入人八大太犬天夫未末土士千干于日曰目自己已巳贝见历厉广厂力刀万方市布币巾工王主玉住往位仕任什计汁汗沂折拆析标际除险检验脸收攻政改教数救效敌乘乖业亚并井开升牛午矢失夹来米术木本体休沐"
        + "沭沫殊姝";

    /// <summary>Each character goes wrong with the given probability.</summary>
    public string Name(string text, double rate)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            if (random.NextDouble() >= rate)
            {
                result.Append(c);
                continue;
            }
            var kind = random.NextDouble();
            if (kind < (isTest ? 0.08 : 0.12)) continue;
            result.Append(Other(c));
            if (kind > (isTest ? 0.95 : 0.92)) result.Append(c);
        }
        return result.ToString();
    }

    public string Code(string code, double rate)
    {
        var result = new StringBuilder();
        foreach (var c in code)
        {
            if (random.NextDouble() >= rate)
            {
                result.Append(c);
                continue;
            }
            var kind = random.NextDouble();
            if (kind < 0.06) continue;
            var alike = DigitPairs.Where(p => p.Contains(c)).Select(p => p[0] == c ? p[1] : p[0]).ToList();
            var other = alike.Count > 0 && random.NextDouble() < (isTest ? 0.5 : 0.7)
                ? alike[random.Next(alike.Count)]
                : (char)('0' + random.Next(10));
            result.Append(other == c ? (char)('0' + (c - '0' + 1 + random.Next(9)) % 10) : other);
            if (kind > 0.97) result.Append(c);
        }
        return result.ToString();
    }

    /// <summary>
    /// In training a character of the catalogue itself, which misleads most; in tests one of similar shape or any
    /// other.
    /// </summary>
    char Other(char c)
    {
        while (true)
        {
            var at = Shapes.IndexOf(c);
            var other = !isTest ? characters[random.Next(characters.Length)]
                : at >= 0
                    && random.NextDouble() < 0.5 ? Shapes[
                        Math.Clamp(at + (random.Next(2) == 0 ? 1 : -1), 0, Shapes.Length - 1)]
                : random.NextDouble() < 0.5 ? Shapes[random.Next(Shapes.Length)] : (char)random.Next(0x4E00, 0x9FA5);
            if (other != c) return other;
        }
    }
}
