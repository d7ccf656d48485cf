DELETE FROM company;
DELETE FROM model;
DELETE FROM theme;
DELETE FROM choice;
DELETE FROM accuracy;
DELETE FROM reliability;
