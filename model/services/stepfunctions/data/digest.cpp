// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/digest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "model/services/stepfunctions/data/digest_constants.hpp"

namespace headroom::stepfunctions::data {

namespace {

using Bytes = std::vector<std::uint8_t>;

/// The message with a one bit, zeros and its length in bits, as blocks of `block` bytes.
Bytes padded(std::string_view bytes, std::size_t block, bool bigEndian) {
    Bytes message(bytes.begin(), bytes.end());
    const std::size_t lengthBytes = block / 8;
    message.push_back(0x80);
    while (message.size() % block != block - lengthBytes) message.push_back(0);
    const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
    for (std::size_t i = 0; i < lengthBytes; ++i) {
        const std::size_t place = bigEndian ? lengthBytes - 1 - i : i;
        message.push_back(place < 8 ? static_cast<std::uint8_t>(bits >> (8 * place)) : std::uint8_t{0});
    }
    return message;
}

template <class Word>
Word wordAt(const Bytes& message, std::size_t at, bool bigEndian) {
    Word word = 0;
    for (std::size_t i = 0; i < sizeof(Word); ++i) {
        const std::size_t place = bigEndian ? sizeof(Word) - 1 - i : i;
        word |= static_cast<Word>(static_cast<Word>(message[at + i]) << (8 * place));
    }
    return word;
}

template <class Word, std::size_t N>
std::string hexadecimal(const std::array<Word, N>& state, std::size_t words, bool bigEndian) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t w = 0; w < words; ++w) {
        for (std::size_t i = 0; i < sizeof(Word); ++i) {
            const std::size_t place = bigEndian ? sizeof(Word) - 1 - i : i;
            const auto byte = static_cast<std::uint8_t>(state[w] >> (8 * place));
            text += kDigits[byte >> 4U];
            text += kDigits[byte & 15U];
        }
    }
    return text;
}

std::string md5(std::string_view bytes) {
    std::array<std::uint32_t, 4> state{0x67452301U, 0xefcdab89U, 0x98badcfeU, 0x10325476U};
    const Bytes message = padded(bytes, 64, false);
    for (std::size_t block = 0; block < message.size(); block += 64) {
        auto [a, b, c, d] = state;
        for (std::uint32_t i = 0; i < 64; ++i) {
            const std::uint32_t round = i / 16;
            const std::uint32_t mixed = round == 0   ? (b & c) | (~b & d)
                                        : round == 1 ? (d & b) | (~d & c)
                                        : round == 2 ? b ^ c ^ d
                                                     : c ^ (b | ~d);
            constexpr std::array<std::uint32_t, 4> kStep{1, 5, 3, 7};
            constexpr std::array<std::uint32_t, 4> kStart{0, 1, 5, 0};
            const std::size_t word = (kStart[round] + kStep[round] * i) % 16;
            const std::uint32_t sum =
                a + mixed + kMd5Constants[i] + wordAt<std::uint32_t>(message, block + word * 4, false);
            a = d;
            d = c;
            c = b;
            b += std::rotl(sum, static_cast<int>(kMd5Shifts[round * 4 + i % 4]));
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }
    return hexadecimal(state, 4, false);
}

std::string sha1(std::string_view bytes) {
    std::array<std::uint32_t, 5> state{0x67452301U, 0xefcdab89U, 0x98badcfeU, 0x10325476U, 0xc3d2e1f0U};
    const Bytes message = padded(bytes, 64, true);
    for (std::size_t block = 0; block < message.size(); block += 64) {
        std::array<std::uint32_t, 80> w{};
        for (std::size_t i = 0; i < 16; ++i) w[i] = wordAt<std::uint32_t>(message, block + i * 4, true);
        for (std::size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        auto [a, b, c, d, e] = state;
        for (std::size_t i = 0; i < 80; ++i) {
            const std::uint32_t mixed = i < 20   ? (b & c) | (~b & d)
                                        : i < 40 ? b ^ c ^ d
                                        : i < 60 ? (b & c) | (b & d) | (c & d)
                                                 : b ^ c ^ d;
            constexpr std::array<std::uint32_t, 4> kConstants{0x5a827999U, 0x6ed9eba1U, 0x8f1bbcdcU, 0xca62c1d6U};
            const std::uint32_t next = std::rotl(a, 5) + mixed + e + kConstants[i / 20] + w[i];
            e = d;
            d = c;
            c = std::rotl(b, 30);
            b = a;
            a = next;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }
    return hexadecimal(state, 5, true);
}

/// The rotations of SHA-256 (words of 32 bits) and SHA-512 (64 bits); the last of each small sigma is a shift.
template <class Word>
struct Sha2 {
    static constexpr bool kWide = sizeof(Word) == 8;
    static constexpr std::size_t kRounds = kWide ? 80 : 64;
    static Word rotated(Word word, int bits) { return std::rotr(word, bits); }
    static Word small0(Word w) {
        return kWide ? rotated(w, 1) ^ rotated(w, 8) ^ (w >> 7U) : rotated(w, 7) ^ rotated(w, 18) ^ (w >> 3U);
    }
    static Word small1(Word w) {
        return kWide ? rotated(w, 19) ^ rotated(w, 61) ^ (w >> 6U) : rotated(w, 17) ^ rotated(w, 19) ^ (w >> 10U);
    }
    static Word big0(Word w) {
        return kWide ? rotated(w, 28) ^ rotated(w, 34) ^ rotated(w, 39)
                     : rotated(w, 2) ^ rotated(w, 13) ^ rotated(w, 22);
    }
    static Word big1(Word w) {
        return kWide ? rotated(w, 14) ^ rotated(w, 18) ^ rotated(w, 41)
                     : rotated(w, 6) ^ rotated(w, 11) ^ rotated(w, 25);
    }
    /// SHA-256's constants are the upper halves of SHA-512's.
    static Word constant(std::size_t i) {
        return static_cast<Word>(kWide ? kSha2Constants[i] : kSha2Constants[i] >> 32U);
    }

    static void mix(std::array<Word, 8>& state, const std::array<Word, kRounds>& w) {
        std::array<Word, 8> v = state;
        for (std::size_t i = 0; i < kRounds; ++i) {
            const Word choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
            const Word majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            const auto first = static_cast<Word>(v[7] + big1(v[4]) + choice + constant(i) + w[i]);
            const auto second = static_cast<Word>(big0(v[0]) + majority);
            for (std::size_t k = 7; k > 0; --k) v[k] = v[k - 1];
            v[4] = static_cast<Word>(v[4] + first);
            v[0] = static_cast<Word>(first + second);
        }
        for (std::size_t k = 0; k < 8; ++k) state[k] = static_cast<Word>(state[k] + v[k]);
    }
};

template <class Word>
std::string sha2(std::string_view bytes, std::array<Word, 8> state, std::size_t words) {
    constexpr std::size_t kBlock = 16 * sizeof(Word);
    const Bytes message = padded(bytes, kBlock, true);
    for (std::size_t block = 0; block < message.size(); block += kBlock) {
        std::array<Word, Sha2<Word>::kRounds> w{};
        for (std::size_t i = 0; i < 16; ++i) w[i] = wordAt<Word>(message, block + i * sizeof(Word), true);
        for (std::size_t i = 16; i < w.size(); ++i)
            w[i] =
                static_cast<Word>(Sha2<Word>::small1(w[i - 2]) + w[i - 7] + Sha2<Word>::small0(w[i - 15]) + w[i - 16]);
        Sha2<Word>::mix(state, w);
    }
    return hexadecimal(state, words, true);
}

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::optional<std::string> digest(std::string_view bytes, std::string_view algorithm) {
    if (algorithm == "MD5") return md5(bytes);
    if (algorithm == "SHA-1") return sha1(bytes);
    if (algorithm == "SHA-256") return sha2<std::uint32_t>(bytes, kSha256Start, 8);
    if (algorithm == "SHA-384") return sha2<std::uint64_t>(bytes, kSha384Start, 6);
    if (algorithm == "SHA-512") return sha2<std::uint64_t>(bytes, kSha512Start, 8);
    return std::nullopt;
}

std::string base64(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8U | (k < count ? static_cast<std::uint8_t>(bytes[i + k]) : std::uint8_t{0});
        for (std::size_t k = 0; k < 4; ++k) text += k <= count ? kLetters[group >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::uint32_t group = 0;
        std::size_t letters = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const std::size_t value = kLetters.find(text[i + k]);
            const bool padding = text[i + k] == '=' && k >= 2 && i + 4 == text.size();
            if (value == std::string_view::npos && !padding) return std::nullopt;
            if (!padding && letters != k) return std::nullopt;
            letters += padding ? 0 : 1;
            group = group << 6U | static_cast<std::uint32_t>(padding ? 0 : value);
        }
        for (std::size_t k = 0; k + 1 < letters; ++k) bytes += static_cast<char>(group >> (16 - 8 * k) & 255U);
    }
    return bytes;
}

}  // namespace headroom::stepfunctions::data
