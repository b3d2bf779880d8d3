import Foundation

/// An sRGB colour, with relative luminance and contrast ratio of WCAG 2.2 (1.4.3).
package struct RGBColour: Hashable, Sendable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#F28D20`, `f28d20` and `#f80`; `nil` for anything else.
    package init?(hex: String) {
        var digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
        guard digits.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else { return nil }
        let doubled = digits.reduce(into: "") { $0 += "\($1)\($1)" }
        if digits.count == 3 { digits = doubled[...] }
        guard digits.count == 6, let number = UInt32(digits, radix: 16) else { return nil }
        self.init(
            red: UInt8(number >> 16), green: UInt8(number >> 8 & 0xFF), blue: UInt8(number & 0xFF))
    }

    package var hex: String {
        "#" + [red, green, blue].hexadecimal.uppercased()
    }

    /// Relative luminance, from 0 (black) to 1 (white).
    package var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// Contrast ratio, from 1 (equal colours) to 21 (black on white).
    package func contrast(with other: RGBColour) -> Double {
        let (dark, light) = (min(luminance, other.luminance), max(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    /// - Parameter percent: share of the other colour, 0 to 100.
    package func mixed(with other: RGBColour, percent: Int) -> RGBColour {
        func mix(_ own: UInt8, _ others: UInt8) -> UInt8 {
            UInt8((Int(own) * (100 - percent) + Int(others) * percent + 50) / 100)
        }
        return RGBColour(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    private static func linear(_ channel: UInt8) -> Double {
        let share = Double(channel) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
}
