// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

#include "gui/items/entry_edit.hpp"
#include "gui/items/field_form.hpp"

class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace headroom::gui {

/// The heading of a section of a form. Of an entry of a list: what kind of thing it is, and buttons that move it and
/// take it out.
class SectionHead : public QWidget {
    Q_OBJECT
public:
    explicit SectionHead(const FormSection& section, QWidget* parent = nullptr);

    const std::optional<FormEntry>& entry() const { return entry_; }
    /// The button of that change, or the box of kinds; null: it has none.
    QWidget* control(EntryChange::What what) const;

signals:
    void changed(const headroom::gui::EntryChange& change);

private:
    void addKinds(QHBoxLayout& row);
    void addMoves(QHBoxLayout& row);
    void addButton(QHBoxLayout& row, EntryChange::What what, const QString& sign, const QString& name, bool enabled);
    std::optional<FormEntry> entry_;
    QString title_;
    QComboBox* kinds_ = nullptr;
    std::vector<std::pair<EntryChange::What, QPushButton*>> buttons_;
};

/// A button that adds to a list, by a menu where there are several kinds.
QPushButton* makeAdder(const FormAdder& adder, const std::function<void(const EntryChange&)>& changed);

}  // namespace headroom::gui
