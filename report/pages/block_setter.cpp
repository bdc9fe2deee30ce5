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
            set(block);
    }
}

double BlockSetter::leadHeight(std::size_t index) const {
    if (index >= blocks_.size()) return 0.0;
    const PageBlock& block = blocks_[index];
    const TextLook look = lookOf(block.kind);
    switch (block.kind) {
        case PageBlock::Kind::Chapter:
        case PageBlock::Kind::Section:
            return TextBox(block.text, look, kBodyWidth).height() + kBetween + leadHeight(index + 1);
        case PageBlock::Kind::Paragraph:
        case PageBlock::Kind::Note:  // which says how to read what follows it
            return TextBox(block.text, look, kBodyWidth).height() + kBetween +
                   (block.kind == PageBlock::Kind::Note ? leadHeight(index + 1) : 0.0);
        case PageBlock::Kind::Decision:
            return TextBox(block.text, look, kBodyWidth - 2.0 * kDecisionPad).height() + 2.0 * kDecisionPad;
        case PageBlock::Kind::Items:
            return TextBox(block.items.front(), look, kBodyWidth - kItemIndent).height();
        case PageBlock::Kind::Table:
            return TableSetter(block.rows, block.right).leadHeight();
        case PageBlock::Kind::Chart:
            return TextBox(block.text, look, kBodyWidth).height() + chartHeight(block);
    }
    return 0.0;
}

void BlockSetter::set(const PageBlock& block) {
    const TextLook look = lookOf(block.kind);
    switch (block.kind) {
        case PageBlock::Kind::Chapter:
        case PageBlock::Kind::Section:
            return;
        case PageBlock::Kind::Paragraph:
        case PageBlock::Kind::Note:
            flowText(flow_, TextBox(block.text, look, kBodyWidth));
            flow_.gap(kBetween);
            return;
        case PageBlock::Kind::Decision:
            return setDecision(block);
        case PageBlock::Kind::Items:
            return setItems(block);
        case PageBlock::Kind::Table:
            TableSetter(block.rows, block.right).flow(flow_);
            flow_.gap(2.0 * kBetween);
            return;
        case PageBlock::Kind::Chart:
            return setChart(block);
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

void BlockSetter::setItems(const PageBlock& block) {
    const TextLook look = lookOf(block.kind);
    for (const std::string& item : block.items) {
        const TextBox box(item, look, kBodyWidth - kItemIndent);
        flow_.require(std::min(box.height(), kBodyHeight));
        TextBox("•", look, kItemIndent).draw(flow_.painter(), QPointF(kLeft, flow_.y()));
        flowText(flow_, box, kItemIndent);
        flow_.gap(kBetween / 3.0);
    }
    flow_.gap(kBetween);
}

void BlockSetter::setChart(const PageBlock& block) {
    const TextBox title(block.text, lookOf(block.kind), kBodyWidth);
    const double height = chartHeight(block);
    flow_.require(title.height() + kBetween + height);
    title.draw(flow_.painter(), QPointF(kLeft, flow_.y()));
    flow_.skip(title.height() + kBetween / 2.0);
    QSvgRenderer svg(QByteArray::fromStdString(block.svg));
    const double width = height * block.aspect;
    svg.render(&flow_.painter(), QRectF(kLeft, flow_.y(), width, height));
    flow_.skip(height);
    flow_.gap(2.0 * kBetween);
}

}  // namespace headroom::report::pages
