using System.Globalization;
using DisclosureExtract.Lab.Measuring;
using DisclosureExtract.Lab.Training;

// The workshop: trains the models of models/ and measures parts of the program on pages it invents. See bench/.
switch (args)
{
    case ["train", var folder] when Directory.Exists(folder):
        return Train.Run(folder);
    case ["near-duplicates", var count]:
        return NearDuplicates.Run(int.Parse(count, CultureInfo.InvariantCulture));
    case ["watermarks", var pages]:
        return Watermarks.Run(int.Parse(pages, CultureInfo.InvariantCulture));
    case ["readings", .. var files] when files.Length >= 2 && files.Length % 2 == 0:
        return ScanReadings.Run(files);
    default:
        Console.Error.WriteLine("usage: train MODELS | near-duplicates COUNT | watermarks PAGES | readings ORIGINAL SCAN…");
        return 2;
}
