// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pages/block_setter.hpp"

#include <algorithm>

#include <QSvgRenderer>

#include "report/pages/table_setter.hpp"

namespace headroom::report::pages {

namespace {

const QColor kBlue(0x1f, 0x5f, 0xa8);
const QColor kGrey(0x55, 0x55, 0x55);
constexpr double kBetween = 6.0 * kPoint;
constexpr double kItemIndent = 11.0 * kPoint;
constexpr double kDecisionPad = 7.0 * kPoint;
constexpr double kMostTail = kBodyHeight / 6.0;  // a last page with more than that is one

TextLook lookOf(PageBlock::Kind kind) {
    TextLook look;
    switch (kind) {
        case PageBlock::Kind::Chapter:
            look = {15.0, true, kBlue, Qt::AlignLeft};
            break;
        case PageBlock::Kind::Section:
            look = {11.0, true, QColor(0x1b, 0x1b, 0x1b), Qt::AlignLeft};
            break;
        case PageBlock::Kind::Decision:
            look.points = 11.0;
            break;
        case PageBlock::Kind::Note:
        case PageBlock::Kind::Chart:  // its title
            look = {8.0, false, kGrey, Qt::AlignLeft};
            break;
        case PageBlock::Kind::Paragraph:
        case PageBlock::Kind::Items:
        case PageBlock::Kind::Table:
            break;
    }
    return look;
}

double spaceBefore(PageBlock::Kind kind) {
    if (kind == PageBlock::Kind::Chapter) return 22.0 * kPoint;
    return kind == PageBlock::Kind::Section ? 12.0 * kPoint : 0.0;
}

/// A closing text with the space before it, behind a table or a chart.
double behind(double tail) { return tail > 0.0 ? tail + 2.0 * kBetween : 0.0; }

bool isHeading(const PageBlock& block) {
    return block.kind == PageBlock::Kind::Chapter || block.kind == PageBlock::Kind::Section;
}

double chartHeight(const PageBlock& block) { return std::min(kBodyWidth / block.aspect, kBodyHeight * 0.8); }

}  // namespace

void BlockSetter::go() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const PageBlock& block = blocks_[i];
        if (isHeading(block))
            setHeading(block, std::min(leadHeight(i), kBodyHeight));
        else
            set(i);
    }
}

double BlockSetter::textHeight(const PageBlock& block) const {
    const TextLook look = lookOf(block.kind);
    if (block.kind == PageBlock::Kind::Paragraph || block.kind == PageBlock::Kind::Note)
        return TextBox(block.text, look, kBodyWidth).height() + kBetween;
    double height = kBetween;
    for (const std::string& item : block.items)
        height += TextBox(item, look, kBodyWidth - kItemIndent).height() + kBetween / 3.0;
    return height;
}

double BlockSetter::tailHeight(std::size_t index) const {
    double height = 0.0;
    for (std::size_t i = index + 1; i < blocks_.size(); ++i) {
        const bool isText = blocks_[i].kind == PageBlock::Kind::Paragraph || blocks_[i].kind == PageBlock::Kind::Note ||
                            blocks_[i].kind == PageBlock::Kind::Items;
        if (isText) height += textHeight(blocks_[i]);
        if (!isText || height > kMostTail) return 0.0;
    }
    return height;
}

double BlockSetter::leadHeight(std::size_t index) const {
    if (index >= blocks_.size()) return 0.0;
    const PageBlock& block = blocks_[index];
    const TextLook look = lookOf(block.kind);
    const double tail = tailHeight(index);
    switch (block.kind) {
        case PageBlock::Kind::Chapter:
        case PageBlock::Kind::Section:
            return TextBox(block.text, look, kBodyWidth).height() + kBetween + leadHeight(index + 1);
        case PageBlock::Kind::Paragraph:
        case PageBlock::Kind::Note:  // which says how to read what follows it
            return TextBox(block.text, look, kBodyWidth).height() + kBetween +
                   std::max(tail, block.kind == PageBlock::Kind::Note ? leadHeight(index + 1) : 0.0);
        case PageBlock::Kind::Decision:
            return TextBox(block.text, look, kBodyWidth - 2.0 * kDecisionPad).height() + 2.0 * kDecisionPad;
        case PageBlock::Kind::Items:
            return itemLead(block, 0, tail);
        case PageBlock::Kind::Table:
            return TableSetter(block.rows, block.right, behind(tail)).leadHeight();
        case PageBlock::Kind::Chart:
            return TextBox(block.text, look, kBodyWidth).height() + kBetween + chartHeight(block) + behind(tail);
    }
    return 0.0;
}

double BlockSetter::itemLead(const PageBlock& block, std::size_t item, double tail) const {
    double height = 0.0;
    const std::size_t end = item + 2 >= block.items.size() ? block.items.size() : item + 1;
    for (std::size_t i = item; i < end; ++i)
        height += TextBox(block.items[i], lookOf(block.kind), kBodyWidth - kItemIndent).height() + kBetween / 3.0;
    return end == block.items.size() && tail > 0.0 ? height + tail + kBetween : height - kBetween / 3.0;
}

void BlockSetter::set(std::size_t index) {
    const PageBlock& block = blocks_[index];
    const TextLook look = lookOf(block.kind);
    const double tail = tailHeight(index);
    switch (block.kind) {
        case PageBlock::Kind::Chapter:
        case PageBlock::Kind::Section:
            return;
        case PageBlock::Kind::Paragraph:
        case PageBlock::Kind::Note:
            if (const double whole = textHeight(block) + tail; tail > 0.0 && whole <= kBodyHeight) flow_.require(whole);
            flowText(flow_, TextBox(block.text, look, kBodyWidth));
            flow_.gap(kBetween);
            return;
        case PageBlock::Kind::Decision:
            return setDecision(block);
        case PageBlock::Kind::Items:
            return setItems(block, tail);
        case PageBlock::Kind::Table:
            TableSetter(block.rows, block.right, behind(tail)).flow(flow_);
            flow_.gap(2.0 * kBetween);
            return;
        case PageBlock::Kind::Chart:
            return setChart(block, tail);
    }
}

void BlockSetter::setHeading(const PageBlock& block, double lead) {
    const bool chapter = block.kind == PageBlock::Kind::Chapter;
    flow_.gap(spaceBefore(block.kind));
    flow_.require(lead);
    if (chapter) chapters_.emplace_back(block.text, flow_.page());
    flowText(flow_, TextBox(block.text, lookOf(block.kind), kBodyWidth));
    if (chapter) {
        flow_.skip(2.0 * kPoint);
        flow_.painter().setPen(QPen(kBlue, 0.7 * kPoint));
        flow_.painter().drawLine(QPointF(kLeft, flow_.y()), QPointF(kLeft + kBodyWidth, flow_.y()));
    }
    flow_.skip(kBetween);
}

void BlockSetter::setDecision(const PageBlock& block) {
    const TextBox box(block.text, lookOf(block.kind), kBodyWidth - 2.0 * kDecisionPad);
    const double height = box.height() + 2.0 * kDecisionPad;
    if (height > kBodyHeight) return flowText(flow_, box);
    flow_.require(height);
    flow_.painter().fillRect(QRectF(kLeft, flow_.y(), kBodyWidth, height), QColor(0xee, 0xf4, 0xfa));
    flow_.painter().fillRect(QRectF(kLeft, flow_.y(), 3.0 * kPoint, height), kBlue);
    box.draw(flow_.painter(), QPointF(kLeft + kDecisionPad + 2.0 * kPoint, flow_.y() + kDecisionPad));
    flow_.skip(height);
    flow_.gap(kBetween);
}

void BlockSetter::setItems(const PageBlock& block, double tail) {
    const TextLook look = lookOf(block.kind);
    for (std::size_t i = 0; i < block.items.size(); ++i) {
        const TextBox box(block.items[i], look, kBodyWidth - kItemIndent);
        flow_.require(std::min(itemLead(block, i, tail), kBodyHeight));
        TextBox("•", look, kItemIndent).draw(flow_.painter(), QPointF(kLeft, flow_.y()));
        flowText(flow_, box, kItemIndent);
        flow_.gap(kBetween / 3.0);
    }
    flow_.gap(kBetween);
}

void BlockSetter::setChart(const PageBlock& block, double tail) {
    const TextBox title(block.text, lookOf(block.kind), kBodyWidth);
    const double height = chartHeight(block);
    flow_.require(std::min(title.height() + kBetween + height + behind(tail), kBodyHeight));
    title.draw(flow_.painter(), QPointF(kLeft, flow_.y()));
    flow_.skip(title.height() + kBetween / 2.0);
    QSvgRenderer svg(QByteArray::fromStdString(block.svg));
    const double width = height * block.aspect;
    svg.render(&flow_.painter(), QRectF(kLeft, flow_.y(), width, height));
    flow_.skip(height);
    flow_.gap(2.0 * kBetween);
}

}  // namespace headroom::report::pages
