using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Units;

/// <summary>Unit atoms and prefixes of UCUM, and what people write instead of them.</summary>
internal static class UnitAtoms
{
    /// <summary>Units that rules usually need.</summary>
    public static readonly ImmutableArray<string> Common =
    [
        "Cel", "[degF]", "K", "%", "1", "bar", "mbar", "Pa", "kPa", "MPa", "[psi]", "m", "mm", "um", "km", "m/s",
        "m/s2", "mm/s", "km/h", "g", "kg", "t", "s", "ms", "min", "h", "Hz", "kHz", "/min", "/s", "V", "mV", "kV",
        "A", "mA", "W", "kW", "MW", "kW.h", "Ohm", "N", "kN", "N.m", "J", "L", "L/min", "L/h", "m3", "m3/h", "m3/s",
        "deg", "lx", "[pH]", "[ppm]", "dB", "uS/cm",
    ];

    /// <summary>Usual spellings that are no UCUM, and the unit that is meant.</summary>
    public static readonly FrozenDictionary<string, string> Nicknames = new Dictionary<string, string>
    {
        ["\u00b0C"] = "Cel", ["\u2103"] = "Cel", ["degC"] = "Cel", ["celsius"] = "Cel", ["centigrade"] = "Cel",
        ["\u00b0"] = "deg", ["\u00b0F"] = "[degF]", ["\u2109"] = "[degF]", ["degF"] = "[degF]",
        ["fahrenheit"] = "[degF]", ["kelvin"] = "K", ["rpm"] = "/min", ["1/min"] = "/min", ["U/min"] = "/min",
        ["rps"] = "/s", ["percent"] = "%", ["pct"] = "%", ["%RH"] = "%", ["%rH"] = "%", ["Nm"] = "N.m",
        ["kNm"] = "kN.m", ["Wh"] = "W.h", ["kWh"] = "kW.h", ["MWh"] = "MW.h", ["Ah"] = "A.h", ["mAh"] = "mA.h",
        ["VA"] = "V.A", ["kVA"] = "kV.A", ["MVA"] = "MV.A", ["var"] = "V.A", ["kvar"] = "kV.A", ["psi"] = "[psi]",
        ["mph"] = "[mi_i]/h", ["kph"] = "km/h", ["kmh"] = "km/h", ["kt"] = "[kn_i]", ["kn"] = "[kn_i]",
        ["sec"] = "s", ["second"] = "s", ["seconds"] = "s", ["minute"] = "min", ["minutes"] = "min", ["hr"] = "h",
        ["hour"] = "h", ["hours"] = "h", ["day"] = "d", ["days"] = "d", ["ppm"] = "[ppm]", ["ppb"] = "[ppb]",
        ["pH"] = "[pH]", ["hp"] = "[HP]", ["HP"] = "[HP]", ["inch"] = "[in_i]", ["in"] = "[in_i]", ["ft"] = "[ft_i]",
        ["feet"] = "[ft_i]", ["yd"] = "[yd_i]", ["mi"] = "[mi_i]", ["mile"] = "[mi_i]", ["lb"] = "[lb_av]",
        ["lbs"] = "[lb_av]", ["oz"] = "[oz_av]", ["lbf"] = "[lbf_av]", ["gal"] = "[gal_us]",
        ["gpm"] = "[gal_us]/min", ["cfm"] = "[cft_i]/min", ["lpm"] = "L/min", ["bbl"] = "[bbl_us]",
        ["btu"] = "[Btu]", ["BTU"] = "[Btu]", ["mmHg"] = "mm[Hg]", ["mmH2O"] = "mm[H2O]", ["inHg"] = "[in_i'Hg]",
        ["inH2O"] = "[in_i'H2O]", ["\u03a9"] = "Ohm", ["\u2126"] = "Ohm", ["ohm"] = "Ohm", ["kohm"] = "kOhm",
        ["\u00b5m"] = "um", ["\u03bcm"] = "um", ["\u00b5S/cm"] = "uS/cm", ["\u00b5g/m\u00b3"] = "ug/m3",
        ["micron"] = "um", ["m\u00b2"] = "m2", ["m\u00b3"] = "m3", ["m\u00b3/h"] = "m3/h", ["m^3/h"] = "m3/h",
        ["m^3"] = "m3", ["m^2"] = "m2", ["m/s\u00b2"] = "m/s2", ["m/s^2"] = "m/s2", ["volt"] = "V", ["volts"] = "V",
        ["amp"] = "A", ["amps"] = "A", ["ampere"] = "A", ["watt"] = "W", ["watts"] = "W", ["lux"] = "lx",
        ["dBA"] = "dB{A}", ["dBm"] = "dB{mW}", ["bps"] = "bit/s", ["byte"] = "By", ["bytes"] = "By", ["MB"] = "MBy",
        ["GB"] = "GBy", ["kB"] = "kBy", ["count"] = "1", ["counts"] = "1", ["pcs"] = "1", ["none"] = "1",
        ["-"] = "1", ["gr"] = "g", ["gram"] = "g", ["ton"] = "t", ["liter"] = "L", ["litre"] = "L",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableArray<string> Prefixes =
    [
        "da", "Ki", "Mi", "Gi", "Ti", "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "d", "c", "m", "u", "n", "p", "f",
        "a", "z", "y",
    ];

    // Atoms that take a prefix.
    private static readonly FrozenSet<string> Metric = Split(
        """
        m s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv kat U l L ar t bar u eV pc gon Np B
        B[SPL] B[V] B[mV] B[uV] B[10.nV] B[W] B[kW] bit By Bd st mho Ky Gal dyn erg P St Mx G Oe Gb sb ph Lmb Ci R
        RAD REM [g] [c] [h] [k] [eps_0] [mu_0] [e] [m_e] [m_p] [G] [ly] gf m[H2O] m[Hg] tex cal cal_[15] cal_[20]
        cal_m cal_IT cal_th eq osm [iU] [IU] [arb'U] [USP'U] b att
        """);

    private static readonly FrozenSet<string> Plain = Split(
        """
        % [ppth] [ppm] [ppb] [pptr] [pi] [pH] deg ' '' min h d wk mo mo_s mo_j mo_g a a_t a_j a_g atm AU Ao bit_s
        circ sph [degF] [degR] [degRe] [in_i] [ft_i] [yd_i] [mi_i] [fth_i] [nmi_i] [kn_i] [sin_i] [sft_i] [syd_i]
        [cin_i] [cft_i] [cyd_i] [bf_i] [mil_i] [cml_i] [hd_i] [in_us] [ft_us] [yd_us] [mi_us] [rd_us] [acr_us] [sct]
        [in_br] [ft_br] [yd_br] [mi_br] [acr_br] [gal_us] [bbl_us] [qt_us] [pt_us] [gil_us] [foz_us] [fdr_us]
        [cup_us] [tbs_us] [tsp_us] [bu_us] [gal_wi] [gal_br] [qt_br] [pt_br] [foz_br] [bu_br] [gr] [lb_av] [oz_av]
        [dr_av] [scwt_av] [lcwt_av] [ston_av] [lton_av] [stone_av] [oz_tr] [lb_tr] [lbf_av] [psi] [HP] [Btu] [Btu_39]
        [Btu_59] [Btu_60] [Btu_m] [Btu_IT] [Btu_th] [Cal] [in_i'H2O] [in_i'Hg] [m/s2/Hz^0.5] [diop] [p'diop] %[slope]
        [MET] [NTU] [FNU] [CFU] [cfu] [S] [twip] [pnt] [pca] [pied] [den] [cr_i] [smoot] [car_m] [car_Au] [drp]
        [bdsk'U] [hp'_X] [Ch] [rlk_us] [ch_us] [lk_us] [fur_us] [fth_us] [mil_us] [srd_us]
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MetricSpans =
        Metric.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PlainSpans =
        Plain.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Tells whether a text is an atom, or a prefix and an atom that takes one.</summary>
    public static bool IsSimpleUnit(ReadOnlySpan<char> text)
    {
        if (MetricSpans.Contains(text) || PlainSpans.Contains(text)) return true;
        foreach (string prefix in Prefixes)
        {
            if (text.StartsWith(prefix) && MetricSpans.Contains(text[prefix.Length..])) return true;
        }

        return false;
    }

    private static FrozenSet<string> Split(string atoms) =>
        atoms.Split(
            (char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
