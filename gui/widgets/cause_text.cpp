// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/cause_text.hpp"

#include <array>

#include "gui/format.hpp"

namespace headroom::gui {

namespace {

struct CauseLook {
    std::string_view cause;
    const char* words;
    figures::Tone tone;
};

constexpr std::array<CauseLook, 7> kLooks{{
    {"Compute", "compute", figures::Tone::Primary},
    {"Init", "Init Duration", figures::Tone::Limit},
    {"Placement", "sandbox start", figures::Tone::Limit},
    {"Waiting", "waiting", figures::Tone::Warning},
    {"BackOff", "back-off", figures::Tone::Warning},
    {"Downstream", "", figures::Tone::Good},
    {"Overhead", "overhead", figures::Tone::Level},
}};

const CauseLook* lookOf(std::string_view cause) {
    for (const CauseLook& look : kLooks) {
        if (look.cause == cause) return &look;
    }
    return nullptr;
}

}  // namespace

QString causeText(const std::string& hop, const std::string& cause) {
    const CauseLook* look = lookOf(cause);
    const QString words = look != nullptr ? QString::fromLatin1(look->words) : say::words(cause).toLower();
    if (words.isEmpty()) return say::text(hop);
    return hop.empty() ? words : say::text(hop) + QStringLiteral(": ") + words;
}

figures::Tone causeTone(const std::string& cause) {
    const CauseLook* look = lookOf(cause);
    return look != nullptr ? look->tone : figures::Tone::Faint;
}

}  // namespace headroom::gui
