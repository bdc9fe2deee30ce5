// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/cause_text.hpp"

#include <array>

#include "gui/format.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

struct CauseLook {
    std::string_view cause;
    const char* words;
    figures::Tone tone;
};

constexpr std::array<CauseLook, 8> kLooks{{
    {"Compute", QT_TRANSLATE_NOOP("headroom::gui", "compute"), figures::Tone::Primary},
    {"Init", QT_TRANSLATE_NOOP("headroom::gui", "Init Duration"), figures::Tone::Limit},
    {"Placement", QT_TRANSLATE_NOOP("headroom::gui", "sandbox start"), figures::Tone::Limit},
    {"Waiting", QT_TRANSLATE_NOOP("headroom::gui", "waiting"), figures::Tone::Warning},
    {"BackOff", QT_TRANSLATE_NOOP("headroom::gui", "back-off"), figures::Tone::Warning},
    {"Downstream", "", figures::Tone::Good},
    {"Overhead", QT_TRANSLATE_NOOP("headroom::gui", "overhead"), figures::Tone::Level},
    {"Other", QT_TRANSLATE_NOOP("headroom::gui", "other"), figures::Tone::Faint},
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
    QString words = say::words(cause).toLower();
    if (look != nullptr) words = look->words[0] == '\0' ? QString() : gui::tr(look->words);
    if (words.isEmpty()) return say::text(hop);
    return hop.empty() ? words : say::text(hop) + QStringLiteral(": ") + words;
}

figures::Tone causeTone(const std::string& cause) {
    const CauseLook* look = lookOf(cause);
    return look != nullptr ? look->tone : figures::Tone::Faint;
}

}  // namespace headroom::gui
