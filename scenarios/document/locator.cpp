// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/locator.hpp"

#include <algorithm>

namespace headroom::document {

namespace {

constexpr std::size_t kStride = 256;

}  // namespace

Position Locator::at(std::size_t offset) {
    offset = std::min(offset, text_.size());
    if (offset < offset_) {
        position_ = marks_[offset / kStride];
        offset_ = offset / kStride * kStride;
    }
    for (; offset_ < offset; ++offset_) {
        if (offset_ == marks_.size() * kStride) marks_.push_back(position_);
        const char c = text_[offset_];
        const bool crOfCrLf = c == '\r' && offset_ + 1 < text_.size() && text_[offset_ + 1] == '\n';
        const bool continuation = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        if (c == '\n' || (c == '\r' && !crOfCrLf)) {
            position_ = {position_.line + 1, 1};
        } else if (!continuation) {
            ++position_.column;
        }
    }
    return position_;
}

}  // namespace headroom::document
