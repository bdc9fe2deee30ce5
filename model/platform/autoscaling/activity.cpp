// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/autoscaling/activity.hpp"

#include <array>
#include <charconv>

namespace headroom::autoscaling {

namespace {

std::string number(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 4);
    return std::string(text.data(), end.ptr);
}

}  // namespace

std::string describe(const Activity& activity) {
    std::string text;
    switch (activity.cause) {
        case Cause::AboveTarget:
            text = "above the target: " + number(activity.value) + " instead of " + number(activity.target);
            break;
        case Cause::BelowTarget:
            text = "below the target: " + number(activity.value) + " instead of " + number(activity.target);
            break;
        case Cause::Scheduled:
            text = "scheduled";
            break;
        case Cause::OutOfBounds:
            text = "outside its bounds";
            break;
    }
    text += ", from " + std::to_string(activity.from) + " to " + std::to_string(activity.to);
    if (!activity.accepted) text += ", refused";
    return text;
}

}  // namespace headroom::autoscaling
