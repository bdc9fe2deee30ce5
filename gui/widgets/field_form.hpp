// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>
#include <vector>

#include "gui/items/field_form.hpp"

class QPushButton;
class QVBoxLayout;

namespace headroom::gui {

class FieldRow;

/// The parameters of what is chosen, to be changed. At first only what the file gives or must give is shown; the rest
/// on request.
class FieldForm : public QWidget {
    Q_OBJECT
public:
    explicit FieldForm(QWidget* parent = nullptr);

    /// The same parameters as before keep their fields, and what is being typed in them.
    void show(const std::vector<FormSection>& sections, const std::string& folder);
    const std::vector<FieldRow*>& rows() const { return rows_; }
    FieldRow* row(const std::string& pointer) const;
    void showAll(bool all);

signals:
    void set(const std::string& pointer, const headroom::document::Node& value);
    void cleared(const std::string& pointer);
    void sourceWanted(const std::string& pointer);

private:
    bool hasSameFields(const std::vector<FormSection>& sections) const;
    void build(const std::vector<FormSection>& sections, const std::string& folder);
    void hideUnused();
    std::vector<FormSection> sections_;
    std::vector<FieldRow*> rows_;
    std::vector<QWidget*> titles_;  ///< one a section
    QWidget* content_ = nullptr;
    QVBoxLayout* layout_;
    QPushButton* all_;
};

}  // namespace headroom::gui
